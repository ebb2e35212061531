package org.ridgeline.pipeline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** Renders the options of a command under headings, by the groups that they are declared in. */
final class OptionSections implements IHelpSectionRenderer {

    private final List<Section> sections;
    private final String rest;
    private final String shared;

    /** The options that these classes declare, under a heading. */
    record Section(String heading, Set<Class<?>> homes) {}

    /** Takes the sections, the heading of the rest, and an option that stands with the rest wherever it is declared. */
    OptionSections(List<Section> sections, String rest, String shared) {
        this.sections = List.copyOf(sections);
        this.rest = rest;
        this.shared = shared;
    }

    @Override
    public String render(Help help) {
        List<OptionSpec> left = new ArrayList<>(help.commandSpec().options());
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            List<OptionSpec> own = left.stream()
                    .filter(option -> section.homes().contains(OptionHomes.home(option))
                            && !option.longestName().equals(shared))
                    .toList();
            left.removeAll(own);
            append(text, help, section.heading(), own);
        }
        append(text, help, rest, left);
        return text.toString();
    }

    private static void append(StringBuilder text, Help help, String heading, List<OptionSpec> options) {
        String end = System.lineSeparator();
        text.append(end).append(heading).append(':').append(end).append(help.optionListExcludingGroups(options));
    }
}
