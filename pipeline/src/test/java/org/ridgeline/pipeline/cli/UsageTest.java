package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class UsageTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | expected a command
            rnu                                             | no command is called "rnu"
            rnu                                             | Possible solutions: run
            predict --mdel m                                | Possible solutions: --model
            rnu                                             | Commands: run, check, report, doctor, train, evaluate, predict, explain, export, retrain, diff, sweep, lab, bench
            run --quite                                     | Possible solutions: --quiet
            check --thread 2                                | Possible solutions: --threads
            doctor --out x                                  | Unknown options: '--out', 'x'
            run --threads 0                                 | --threads: expected 1 to 1024, got 0
            run --threads -1                                | --threads: expected 1 to 1024, got -1
            run --threads 1025                              | --threads: expected 1 to 1024, got 1025
            check --threads 0                               | --threads: expected 1 to 1024, got 0
            run --threads two                               | Invalid value for option '--threads': expected a whole number, got 'two'
            run --threads                                   | Expected parameter for option '--threads'
            run --sst x --synthetic-documents 400           | --sst and --synthetic-documents: expected one of them, got both
            run --synthetic-documents 99                    | --synthetic-documents: expected at least 100, got 99
            run --synthetic-documents 400 --seed x          | Invalid value for option '--seed'
            run --seed 1                                    | --seed: expected --synthetic-documents beside it
            run --device tpu                                | Invalid value for option '--device': expected one of auto, cpu, gpu, got 'tpu'
            train --optimizer sgd                           | Invalid value for option '--optimizer': expected one of gd, momentum, nesterov, adagrad, rmsprop, adam, got 'sgd'
            run --device                                    | Expected parameter for option '--device'
            doctor --device cpu                             | Unknown option
            check --no-agreement                            | Unknown option
            train --data x --sst y                          | --sst means nothing with --data
            run --quiet --quiet                             | option '--quiet' should be specified only once
            run sst-regularization sst-regularization       | expected no more arguments, got: sst-regularization
            run sst-regularisation                          | did you mean "sst-regularization"?
            check sst-regularization-pbt                    | did you mean "sst-regularization-ptb"?
            lab sts                                         | expected no more arguments, got: sts
            lab sst --epochs 0                              | --epochs: expected at least 1, got 0
            lab sst --budget-seconds NaN                    | --budget-seconds: expected a number above 0, got NaN
            predict                                         | Missing required option: '--model=FILE'
            predict --mdel m                                | Unknown option: '--mdel'
            evaluate --model m --dta x                      | Possible solutions: --data
            explain --model m a warm film                   | put what holds blanks in quotes
            train --data x --txet t                         | Unknown option: '--txet'
            train --data x --txet t                         | Possible solutions: --text
            train --data x y --skip-bad-row                 | Possible solutions: --skip-bad-rows
            train --data x --split 20%                      | Invalid value for option '--split': expected a number, got '20%'
            train --data x --split 20                       | --split: expected a number between 0 and 1, got 20.0
            train --data x --ngrams 4                       | --ngrams must be 1 to 3, got 4
            train --data x --min-df 0                       | --min-df must be at least 1, got 0
            train --data x --max-words 0                    | --max-words must be at least 1, got 0
            train --data x --every 1                        | --every: expected 2 or more, got 1
            predict --model m --out-format xml              | Invalid value for option '--out-format': expected one of csv, jsonl, got 'xml'
            predict --model m --encoding klingon            | Invalid value for option '--encoding'
            explain --model m                               | expected a TEXT or --file FILE, got neither
            explain --model m good --file f                 | expected a TEXT or --file FILE, got both
            export --model m                                | expected --onnx FILE or --json FILE, got neither
            retrain                                         | Missing required parameter: 'MODEL'
            diff a                                          | Missing required parameter: 'RUN'
            diff a b --top -1                               | --top: expected at least 0, got -1
            bench                                           | expected what to measure: device
            bench device --documents 99                     | --documents: expected 100 to 4000000, got 99
            bench device --documents 100,4000001            | --documents: expected 100 to 4000000, got 4000001
            bench device --threads 0                        | --threads: expected 1 to 1024, got 0
            run none.yaml                                   | none.yaml: expected an experiment file, found nothing
            """)
    void wrongUsageEndsWithTwoAndOneMessage(String line, String message) throws IOException {
        List<Object> arguments = new ArrayList<>(line.isEmpty() ? List.of() : List.of(line.split(" ")));
        if (line.startsWith("run") && line.length() > 3) {
            arguments.add("--out");
            arguments.add(folder.resolve("out"));
        }
        Outcome outcome = Cli.run(arguments.toArray());
        assertThat(outcome.err()).startsWith("ridgeline: ").contains(message).doesNotContain("\tat ");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(Cli.names(folder)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            title: Tiny       | titel: Tiny     | tiny.yaml:2:1: unknown key "titel"; did you mean "title"?
            tokens: leaves    | tokens: leafs   | tiny.yaml:5:9: tokens: expected one of leaves, ptb, whitespace, got "leafs"
            documents: 400    | documents: 4.5  | synthetic.documents: expected a whole number
            title: Tiny       | name: again     | tiny.yaml:2:1: name: expected each key once
            name: tiny        | name:           | tiny.yaml:1:6: name: expected text, got nothing
            lambda: 1.0       | lambda: -1      | lambda must be finite and at least 0
            title: Tiny       | title: *x       | tiny.yaml:2:8
            title: Tiny       | title: [        | tiny.yaml:
            weighting: counts |                 | tiny.yaml:8:3: missing key "features.weighting"
            minDocumentFrequency: 1 | minDocumentFrequency: 9999 | no training word is left with minDocumentFrequency 9999
            """)
    void aFileThatIsNoExperimentEndsWithTwoAndItsPlace(String from, String to, String message) throws IOException {
        Path file =
                Files.writeString(folder.resolve("tiny.yaml"), TinyExperiment.YAML.replace(from, to == null ? "" : to));
        Outcome outcome = Cli.run("run", file, "--quiet", "--out", folder.resolve("out"));
        assertThat(outcome.err()).startsWith("ridgeline: ").contains(message).doesNotContain("\tat ");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(Cli.names(folder)).containsExactly("tiny.yaml");
    }

    @Test
    void anEmptyExperimentFileEndsWithTwo() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.yaml"));
        Outcome outcome = Cli.run("check", file, "--out", folder.resolve("out"));
        assertThat(outcome.err()).isEqualTo("ridgeline: " + file + ": expected an experiment, the file is empty\n");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''     | run check report doctor train predict explain export sweep lab bench --help --version
            run    | EXPERIMENT --full --sst --unpinned --offline --synthetic-documents --seed --out --threads --device --quiet --json --debug
            check  | EXPERIMENT --sst --unpinned --offline --out --threads --device --quiet --json --debug
            report | RUN --out --debug runs/latest
            doctor | --sst --unpinned --offline --json --debug
            sweep  | EXPERIMENT --lambdas --folds --seed --no-curves --sst --unpinned --offline --out --threads --device --quiet --json --debug
            train  | EXPERIMENT --optimizer --gamma --rising-gamma --eta --schedule --rate --warm-up --batch --epochs --tolerance --change --patience --seconds --seed --checkpoint --checkpoint-every --resume --sst --unpinned --offline --out --threads --device --quiet --json --debug
            lab    | sst --json --debug
            predict | --model FILE --text --format --encoding --no-header --skip-bad-rows --out-format --id --places --out --threads --debug
            evaluate | --model --data --trained-on --text --label --labels --format --skip-bad-rows --threads --quiet --json --debug --log-file --log-level
            retrain | MODEL --data --test --format --memory --sst --unpinned --offline --threads --quiet --json --debug
            explain | --model TEXT --file --html --json --debug NO_COLOR
            export | --model --onnx --json --debug
            diff   | RUN --top --json --debug
            bench  | device
            bench device | --documents --threads --sst --unpinned --offline --debug
            lab sst | --epochs --budget-seconds --synthetic-documents --seed --sst --unpinned --offline --out --threads --device --quiet --json --debug
            """)
    void helpListsEveryOption(String command, String listed) {
        Outcome help = command.isEmpty() ? Cli.run("--help") : Cli.run((Object[]) (command + " --help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains(listed.split(" "));
    }

    @Test
    void helpOfTrainTellsTheOptionsOfExperimentsFromThoseOfFiles() {
        String help = Cli.run("train", "--help").out();
        assertThat(help).startsWith("Usage: ridgeline train --data FILE...").contains("ridgeline train [EXPERIMENT]");
        assertThat(help)
                .containsSubsequence(
                        "Options of files of your own, with --data:",
                        "--data=",
                        "--l2=",
                        "--text=",
                        "Options of descents:",
                        "--epochs=",
                        "--optimizer=",
                        "Options of both:",
                        "--log-file=",
                        "--out=",
                        "--seed=",
                        "--version");
        assertThat(help.split("--seed=", -1)).hasSize(2);
    }

    @Test
    void helpOfTheProgramTellsTheExitCodes() {
        assertThat(Cli.run("--help").out())
                .contains("Exit codes:", "a check failed", "wrong usage", "bad or missing input");
    }

    @Test
    void versionsNameTheProgramAndItsNumber() {
        Outcome version = Cli.run("--version");
        assertThat(version.code()).isZero();
        assertThat(version.out())
                .containsPattern("(?i)ridgeline.*\\d+\\.\\d+\\.\\d+")
                .containsPattern("commit (unknown|[0-9a-f]{40})");
    }
}
