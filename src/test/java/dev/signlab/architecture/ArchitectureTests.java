package dev.signlab.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.signlab.architecture.RoomTable.Room;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.PrintStream;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the law of the house: who may import whom, and which calls have a better replacement. */
@Tag("alike")
class ArchitectureTests {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importUrl(Problem.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void everyPackageBelongsToARoom() {
    assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
        .allSatisfy(name -> assertThat(RoomTable.of(name)).as(name).isPresent());
  }

  @Test
  void everyRoomIsThere() {
    assertThat(RoomTable.all())
        .allSatisfy(
            room ->
                assertThat(HOUSE.stream())
                    .as(room.name())
                    .anyMatch(
                        type -> RoomTable.of(type.getPackageName()).equals(Optional.of(room))));
  }

  @Test
  void roomsImportOnlyWhatTheTableAllows() {
    check(classes().should(new KeepToTheTable()));
  }

  @Test
  void noTwoPackagesImportEachOther() {
    check(slices().assignedFrom(new EachPackage()).should().beFreeOfCycles());
  }

  @Test
  void everyPackageSaysWhatItIs() {
    assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
        .allSatisfy(
            each ->
                assertThat(each.isAnnotatedWith(NullMarked.class))
                    .as(each.getName() + " has a package-info with @NullMarked")
                    .isTrue());
  }

  @Test
  void librariesStayInTheirRooms() {
    check(only("Spring", "org.springframework..", "..app..", "..shell.."));
    check(only("JLine", "org.jline..", "..app..", "..shell.."));
    check(only("JShell", "jdk.jshell..", "dev.signlab.jshell.."));
    check(only("Asciidoctor", "org.asciidoctor..", "..content.."));
    check(only("Jib", "com.google.cloud.tools.jib..", "..image.."));
    check(only("Bouncy Castle", "org.bouncycastle..", "..crypto.."));
    check(
        only("Bouncy Castle's OpenPGP", "org.bouncycastle.(bcpg|openpgp)..", "..crypto.openpgp.."));
    check(only("RE2", "com.google.re2j..", "..engine.report.."));
    check(only("the YAML parser", "org.snakeyaml..", "..yaml.."));
    check(only("SPDX", "org.spdx..", "..sbom.."));
    check(only("CycloneDX", "org.cyclonedx..", "..sbom.."));
    check(only("package URLs", "com.github.packageurl..", "..sbom.."));
    check(
        only(
            "Commons Compress",
            "org.apache.commons.compress..",
            "..oci.layout..",
            "..image.tree..",
            "..sbom.."));
    check(only("SQLite", "org.sqlite..", "..sbom.."));
    check(only("zstd", "com.github.luben..", "..oci.layout.."));
    check(only("Jetty", "org.eclipse.jetty..", "..http.server.."));
    check(only("the JDK's HTTP server", "com.sun.net.httpserver.."));
  }

  @Test
  void timeComesFromTheInjectedClock() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..app..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Clock.class, "system", ZoneId.class)
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(Calendar.class, "getInstance")
            .because("the clock can be turned: take an InstantSource"));
  }

  /**
   * The machine's clock is asked where the lab is put together, and by the Java API where no world
   * is: commands hand the world's over. The JDK looks at certificates of connections by itself.
   */
  @Test
  void theMachinesClockIsTakenWhereTheLabIsPutTogether() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..app..", "..engine..", "..oci.client..", "..jshell.bound..")
            .should()
            .callMethod(InstantSource.class, "system")
            .because(
                "Session.clock() is the world's, WorldClock.machine() the machine's; snippets have"
                    + " no session"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..signlab.http")
            .should()
            .callMethod(X509Certificate.class, "checkValidity")
            .because("a certificate is valid at a time: checkValidity(Date) takes one"));
  }

  @Test
  void chanceComesFromASecureSource() {
    check(
        noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("keys and nonces come from SecureRandom, all else from a given seed"));
  }

  @Test
  void onlyTheScreenPrints() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages("..app..", "..shell.screen..")
            .and()
            .haveSimpleNameNotEndingWith("Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
            .because("words for people go to a Screen, failures into a Problem");
    check(rule);
  }

  @Test
  void failuresAreProblems() {
    check(
        noClasses()
            .that()
            .areNotAssignableTo(LabException.class)
            .should()
            .callConstructor(RuntimeException.class, String.class)
            .orShould()
            .callConstructor(RuntimeException.class, String.class, Throwable.class)
            .orShould()
            .callConstructor(RuntimeException.class, Throwable.class)
            .orShould()
            .callConstructor(RuntimeException.class)
            .because("Problem.of(…).asException() says what to do next"));
  }

  @Test
  void nothingIsCalledUtil() {
    check(
        noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..")
            .because("a newcomer finds things by what they are"));
  }

  /** Only these rooms use a library, and each of them does: none is named that is not there. */
  private static ArchRule only(String library, String packages, String... rooms) {
    assertThat(rooms)
        .allSatisfy(
            room ->
                assertThat(HOUSE.stream().filter(resideInAPackage(room)))
                    .as(room + " uses " + library)
                    .anyMatch(dependOnClassesIn(packages)));
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages)
        .because(library + " stays in its room");
  }

  private static Predicate<JavaClass> dependOnClassesIn(String packages) {
    return type ->
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .anyMatch(resideInAPackage(packages));
  }

  private static void check(ArchRule rule) {
    rule.check(HOUSE);
  }

  /** Each package a slice of its own, sub-packages apart from their parents. */
  private static final class EachPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  private static final class KeepToTheTable extends ArchCondition<JavaClass> {

    KeepToTheTable() {
      super("import only what the room table allows");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Optional<Room> room = RoomTable.of(type.getPackageName());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        Optional<Room> other =
            RoomTable.of(dependency.getTargetClass().getBaseComponentType().getPackageName());
        if (room.isPresent() && other.isPresent() && !room.get().allows(other.get().name())) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }
  }
}
