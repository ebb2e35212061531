package org.ridgeline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.ridgeline.architecture.Calls.NEW;
import static org.ridgeline.architecture.Calls.call;
import static org.ridgeline.architecture.Calls.callWith;
import static org.ridgeline.architecture.Calls.callWithout;
import static org.ridgeline.architecture.Calls.create;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.beans.XMLDecoder;
import java.io.ByteArrayOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.text.DecimalFormat;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.Date;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between packages, and the habits that keep runs reproducible, read from the compiled classes. */
class ArchitectureTest {

    private static final String MATRIX = "org.ridgeline.data.matrix..";
    private static final String TEXT = "org.ridgeline.data.text..";
    private static final String DISK = "org.ridgeline.data.disk..";
    private static final String SOURCE = "org.ridgeline.data.source..";
    private static final String DATASET = "org.ridgeline.data.dataset..";
    private static final String FEATURES = "org.ridgeline.data.features..";
    private static final String DATA = "org.ridgeline.data..";
    private static final String MODEL = "org.ridgeline.model..";
    private static final String GPU = "org.ridgeline.model.gpu..";
    private static final String EVAL = "org.ridgeline.eval..";
    private static final String REPORTS = "org.ridgeline.reports..";
    private static final String TABLE = "org.ridgeline.reports.table..";
    private static final String FIGURE = "org.ridgeline.reports.figure..";
    private static final String PIPELINE = "org.ridgeline.pipeline..";
    private static final String CLI = "org.ridgeline.pipeline.cli..";

    private static JavaClasses classes;

    @BeforeAll
    static void readCompiledClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.ridgeline");
    }

    @ParameterizedTest
    @MethodSource({"arrows", "homes", "habits"})
    void holds(ArchRule rule) {
        rule.check(classes);
    }

    static Stream<Named<ArchRule>> arrows() {
        return Stream.of(
                Named.of("matrix knows none of ours", knowsOnly(MATRIX)),
                Named.of("text knows none of ours", knowsOnly(TEXT)),
                Named.of("disk knows none of ours", knowsOnly(DISK)),
                Named.of("source knows disk", knowsOnly(SOURCE, DISK)),
                Named.of("dataset knows disk, source and text", knowsOnly(DATASET, DISK, SOURCE, TEXT)),
                Named.of("features know text and matrix", knowsOnly(FEATURES, TEXT, MATRIX)),
                Named.of("data knows no other module", knowsOnly(DATA)),
                Named.of("model knows matrix and disk", knowsOnly(MODEL, MATRIX, DISK)),
                Named.of("eval knows none of ours", knowsOnly(EVAL)),
                Named.of("reports know eval", knowsOnly(REPORTS, EVAL)),
                Named.of("experiment knows no other of the pipeline", ofThePipeline("experiment")),
                Named.of("run knows experiment", ofThePipeline("run", "experiment")),
                Named.of("study knows run", ofThePipeline("study", "experiment", "run")),
                Named.of("predict knows no other of the pipeline", ofThePipeline("predict")),
                Named.of("reproduce knows run and predict", ofThePipeline("reproduce", "experiment", "run", "predict")),
                Named.of(
                        "publish knows run, study, reproduce and predict",
                        ofThePipeline("publish", "experiment", "run", "study", "reproduce", "predict")),
                Named.of(
                        "no package cycles",
                        slices().matching("org.ridgeline.(**)")
                                .should()
                                .beFreeOfCycles()
                                .because("packages in a cycle can only be read, tested and changed as one")));
    }

    static Stream<Named<ArchRule>> homes() {
        return Stream.of(
                Named.of("only source uses the network", onlyIn(List.of(SOURCE), "java.net..", "javax.net..")),
                Named.of("only text uses CoreNLP", onlyIn(List.of(TEXT), "edu.stanford.nlp..")),
                Named.of("only table uses commons-csv", onlyIn(List.of(TABLE), "org.apache.commons.csv..")),
                Named.of("only model uses jblas", onlyIn(List.of(MODEL), "org.jblas..")),
                Named.of("only gpu uses JCuda", onlyIn(List.of(GPU), "jcuda..")),
                Named.of(
                        "only figure draws", onlyIn(List.of(FIGURE), "java.awt..", "javax.imageio..", "javax.swing..")),
                Named.of(
                        "only cli prints",
                        noClasses()
                                .that(resideOutsideOfPackages(CLI))
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .orShould(call(Throwable.class, "printStackTrace"))
                                .because("results, progress and errors are written in one place")),
                Named.of(
                        "only cli exits",
                        noClasses()
                                .that(resideOutsideOfPackages(CLI))
                                .should(call(System.class, "exit"))
                                .orShould(call(Runtime.class, "exit", "halt"))
                                .because("exit codes are chosen in one place")));
    }

    static Stream<Named<ArchRule>> habits() {
        return Stream.of(
                Named.of(
                        "no Java deserialization",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ObjectInputStream.class)
                                .because("a file that is read this way can run any code")),
                Named.of(
                        "no class is named by a file",
                        noClasses()
                                .should()
                                .dependOnClassesThat(resideInAPackage("org.yaml.snakeyaml..")
                                        .or(assignableTo(XMLDecoder.class))
                                        .or(assignableTo(PolymorphicTypeValidator.class)))
                                .orShould(call(ObjectMapper.class, "enableDefaultTyping"))
                                .because("YAML and JSON are read through Jackson into records; tags name none")),
                Named.of(
                        "no bare exceptions",
                        noClasses()
                                .should(create(
                                        Set.of(Throwable.class, Exception.class, RuntimeException.class, Error.class)))
                                .because("the type of a failure says whose mistake it is")),
                Named.of(
                        "every chance has a seed",
                        noClasses()
                                .should(callWithout(long.class, Random.class, NEW))
                                .orShould(callWithout(long.class, SplittableRandom.class, NEW))
                                .orShould(callWithout(Random.class, Collections.class, "shuffle"))
                                .orShould(call(ThreadLocalRandom.class, "current"))
                                .orShould(call(RandomGenerator.class, "getDefault"))
                                .orShould(call(Math.class, "random"))
                                .orShould(call(UUID.class, "randomUUID"))
                                .because("two runs of one experiment give the same bytes")),
                Named.of(
                        "functions have the same bits everywhere",
                        noClasses()
                                .should(call(
                                        Math.class,
                                        "sin",
                                        "cos",
                                        "tan",
                                        "asin",
                                        "acos",
                                        "atan",
                                        "atan2",
                                        "sinh",
                                        "cosh",
                                        "tanh",
                                        "exp",
                                        "expm1",
                                        "log",
                                        "log10",
                                        "log1p",
                                        "pow",
                                        "cbrt",
                                        "hypot"))
                                .because("a JVM may compute these another way on each processor and in each version;"
                                        + " StrictMath does not, and sqrt, fma and rint of Math are exact")),
                Named.of(
                        "a double has the same text everywhere",
                        noClasses()
                                .that(resideInAnyPackage(REPORTS, PIPELINE))
                                .should(call(Double.class, "toString"))
                                .orShould(call(Float.class, "toString"))
                                .orShould(callWith(double.class, BigDecimal.class, "valueOf"))
                                .orShould(callWith(double.class, String.class, "valueOf"))
                                .orShould(callWith(double.class, StringBuilder.class, "append"))
                                .because("Java 17 does not always write the shortest decimal, and ShortestDecimal does;"
                                        + " what + joins is not seen here")),
                Named.of(
                        "every text has a locale",
                        noClasses()
                                .should(callWithout(Locale.class, String.class, "format", "toLowerCase", "toUpperCase"))
                                .orShould(call(String.class, "formatted"))
                                .orShould(callWithout(Locale.class, PrintStream.class, "format", "printf"))
                                .orShould(callWithout(Locale.class, PrintWriter.class, "format", "printf"))
                                .orShould(callWithout(Locale.class, Formatter.class, NEW))
                                .orShould(callWithout(Locale.class, DateTimeFormatter.class, "ofPattern"))
                                .orShould(call(DecimalFormat.class, NEW))
                                .orShould(call(Locale.class, "getDefault"))
                                .because("a run gives the same bytes in Turkey and in Germany")),
                Named.of(
                        "every byte has a charset",
                        noClasses()
                                .should(callWithout(Charset.class, String.class, "getBytes"))
                                .orShould(callWithout(Charset.class, FileReader.class, NEW))
                                .orShould(callWithout(Charset.class, FileWriter.class, NEW))
                                .orShould(callWithout(Charset.class, ByteArrayOutputStream.class, "toString"))
                                .orShould(call(Charset.class, "defaultCharset"))
                                .because("Java 17 still reads and writes text as the machine is set up")),
                Named.of(
                        "every time has a clock",
                        noClasses()
                                .that(resideOutsideOfPackages(CLI))
                                .should(callWithout(Clock.class, Temporal.class, "now"))
                                .orShould(call(Clock.class, "systemUTC", "systemDefaultZone", "system"))
                                .orShould(call(ZoneId.class, "systemDefault"))
                                .orShould(call(TimeZone.class, "getDefault"))
                                .orShould(call(System.class, "currentTimeMillis"))
                                .orShould(callWithout(long.class, Date.class, NEW))
                                .because("the command line hands the clock down, so that a run can be repeated")));
    }

    /** A package of the pipeline depends on these others of it and no more. */
    private static ArchRule ofThePipeline(String home, String... others) {
        String[] known = Stream.concat(Stream.of(home), Stream.of(others))
                .map(name -> "org.ridgeline.pipeline." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(known[0])
                .should()
                .dependOnClassesThat(resideInAPackage(PIPELINE).and(resideOutsideOfPackages(known)))
                .because("a run knows nothing of its report, nor a model of how it was made");
    }

    /** Classes of {@code home} depend on no class of ours outside {@code home} and {@code others}. */
    private static ArchRule knowsOnly(String home, String... others) {
        String[] known = Stream.concat(Stream.of(home), Stream.of(others)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(home)
                .should()
                .dependOnClassesThat(resideInAPackage("org.ridgeline..").and(resideOutsideOfPackages(known)))
                .because(
                        "dependencies run pipeline -> reports -> eval, pipeline -> model -> data.matrix and data.disk, and"
                                + " pipeline -> data, never back");
    }

    /** Only classes of {@code homes} depend on {@code library}; a {@link URI} is a name and touches no network. */
    private static ArchRule onlyIn(List<String> homes, String... library) {
        return noClasses()
                .that(resideOutsideOfPackages(homes.toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library).and(not(equivalentTo(URI.class))))
                .because("what reaches outside has one home, where it can be guarded and replaced");
    }
}
