package org.claimline.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.Timer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directions in which the packages under one root may depend on each other: core, then topology, then the rest.
 *
 * <p>Dependencies are read from byte code, so that a fully qualified name or a method reference counts as an import
 * does. The root is a parameter so that fixtures can prove that each rule refuses what it should.
 */
record PackageRules(String root) {

    /** What a pure function may be written with; everything else of the JDK is clock, chance, thread or I/O. */
    private static final DescribedPredicate<JavaClass> PURE_JDK = resideInAnyPackage(
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.nio.charset",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "org.jspecify.annotations")
            .or(name(MessageDigest.class.getName()))
            .or(name(NoSuchAlgorithmException.class.getName()))
            .or(name(Normalizer.class.getName()))
            .or(name(Normalizer.Form.class.getName()))
            .and(not(isOneOf(
                    Calendar.class,
                    Clock.class,
                    Date.class,
                    Process.class,
                    ProcessBuilder.class,
                    Random.class,
                    Runtime.class,
                    Scanner.class,
                    SplittableRandom.class,
                    Thread.class,
                    Timer.class)));

    /** Methods of otherwise pure classes whose answer depends on when, where or how often they are called. */
    private static final Map<String, Set<String>> IMPURE = Map.of(
            System.class.getName(),
                    Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties", "exit"),
            Math.class.getName(), Set.of("random"),
            UUID.class.getName(), Set.of("randomUUID"),
            ZoneId.class.getName(), Set.of("systemDefault"),
            TimeZone.class.getName(), Set.of("getDefault"),
            Locale.class.getName(), Set.of("getDefault"));

    ArchRule coreIsPure() {
        return classes()
                .that(inCore())
                .should()
                .onlyDependOnClassesThat(inCore().or(PURE_JDK))
                .because("the core is a function of its arguments: no Kafka, Avro, clock, chance or I/O")
                .allowEmptyShould(true);
    }

    ArchRule coreAsksNoClock() {
        return noClasses()
                .that(inCore())
                .should()
                .accessTargetWhere(new DescribedPredicate<>("its answer depends on time, place or chance") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return isImpure(
                                access.getTarget().getOwner(),
                                access.getTarget().getName());
                    }
                })
                .because("time and identity are passed in")
                .allowEmptyShould(true);
    }

    ArchRule topologyKnowsOnlyTheCore() {
        return noClasses()
                .that()
                .resideInAPackage(in("topology"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + "..")
                        .and(not(inCore()))
                        .and(not(resideInAnyPackage(in("topology"), root + ".avro..", root + ".schema.."))))
                .because("dependencies point one way: core <- topology <- the rest")
                .allowEmptyShould(true);
    }

    ArchRule nobodyKnowsTheCommands() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("cli"))
                .allowEmptyShould(true);
    }

    ArchRule onlyCommandsKnowTheLocalBroker() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("local"), in("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("local"))
                .because("the service runs against any broker and registry; only the demo brings its own")
                .allowEmptyShould(true);
    }

    ArchRule queriesKnowNoWeb() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("query"), in("ingest"), in("replay"), in("alert"), in("copy"), in("local"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("web"))
                .allowEmptyShould(true);
    }

    ArchRule noCircles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    Stream<ArchRule> all() {
        return Stream.of(
                coreIsPure(),
                coreAsksNoClock(),
                topologyKnowsOnlyTheCore(),
                nobodyKnowsTheCommands(),
                onlyCommandsKnowTheLocalBroker(),
                queriesKnowNoWeb(),
                noCircles());
    }

    private DescribedPredicate<JavaClass> inCore() {
        return resideInAnyPackage(in("claim"), in("place"), in("source"), in("reconcile"), in("explain"))
                .as("are core");
    }

    private String in(String feature) {
        return root + "." + feature + "..";
    }

    private static boolean isImpure(JavaClass owner, String member) {
        boolean asksNow = owner.getPackageName().startsWith("java.time") && member.equals("now");
        return asksNow || IMPURE.getOrDefault(owner.getName(), Set.of()).contains(member);
    }

    private static DescribedPredicate<JavaClass> isOneOf(Class<?>... types) {
        Set<String> names = Stream.of(types).map(Class::getName).collect(Collectors.toSet());
        return DescribedPredicate.describe("are impure", type -> names.contains(type.getName()));
    }
}
