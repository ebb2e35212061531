package org.ridgeline.data.text;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * English function words, chosen for sentiment: articles, pronouns, auxiliary verbs, prepositions, conjunctions and plain
 * adverbs of place and time, and the pieces that CoreNLP cuts off them ({@code 's}, {@code 'll}).
 *
 * <p>What turns or scales an opinion stays countable and is not on the list: negations (no, not, n't, never, nor, none,
 * nothing, without, cannot, isn't), contrast (but, although, however, yet) and degree (very, too, so, more, most, less,
 * few, only, just, even, all, much). Ridgeline's own list; no other list was copied.
 */
final class EnglishStopWords {

    static final SortedSet<String> WORDS = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
                    // Articles and determiners
                    "a an the this that these those such each every either another other some any"
                            // Pronouns
                            + " i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its"
                            + " itself we us our ours ourselves they them their theirs themselves one oneself someone somebody"
                            + " something anyone anybody anything everyone everybody everything"
                            + " who whom whose which what where when why how whoever whatever whichever"
                            // Auxiliary verbs
                            + " am is are was were be been being have has had having do does did doing will would shall should can"
                            + " could may might must ought"
                            // Prepositions
                            + " about above across after along among around as at before behind below beneath beside besides"
                            + " between beyond by during for from in inside into near of off on onto out outside over per since"
                            + " through throughout till to toward towards under until up upon via with within"
                            // Conjunctions
                            + " and or if because whether while than then"
                            // Place and time
                            + " here there now again once also"
                            // Short forms, whole and as CoreNLP cuts them
                            + " i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're"
                            + " we've we'd we'll they're they've they'd they'll that's there's what's who's let's"
                            + " 's 'm 're 've 'd 'll")
            .stream()
            .flatMap(words -> List.of(words.split(" ")).stream())
            .toList()));

    private EnglishStopWords() {}
}
