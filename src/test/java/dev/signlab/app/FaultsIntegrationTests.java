package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.environment.world.Bookmarks;
import dev.signlab.environment.world.Broken;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.scenario.fault.Fault;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.fault.Ground;
import dev.signlab.shell.fault.UnseenLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault is put into a world, seen, judged by cosign too, named, and taken back. */
class FaultsIntegrationTests {

  @TempDir Path home;
  private Evening evening;

  @BeforeEach
  void sitDown() {
    evening = Evening.in(home);
    evening.type("break prepare");
    assertThat(evening.status()).isZero();
    evening.type("cd break");
    evening.type("bookmark whole");
  }

  @AfterEach
  void getUp() {
    evening.close();
  }

  @Test
  void eachFaultIsSeenNamedAndTakenBack() {
    FaultBook book = FaultBook.read();
    assertThat(book.faults()).hasSizeGreaterThanOrEqualTo(24);
    List<String> wrong = new ArrayList<>();
    for (Fault fault : book.faults()) {
      try {
        one(fault);
      } catch (AssertionError e) {
        wrong.add(fault.name() + ": " + e.getMessage());
        evening.type("undo");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Names the step that explain shows as failed, where a verification has shown it. */
  private void shown() {
    evening
        .type("explain")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("FAILED  "))
        .map(line -> line.substring("FAILED  ".length(), line.indexOf(':')))
        .limit(1)
        .forEach(
            step ->
                assertThat(evening.type("diagnose \"" + step + "\""))
                    .as(step)
                    .contains("yes, that step shows it"));
  }

  private void one(Fault fault) {
    String said = evening.type("break " + fault.name());
    assertThat(evening.status()).as(said).isZero();
    assertThat(said.replaceAll(" \\\\\n +", " "))
        .contains(look(fault))
        .doesNotContain(fault.cause().name());
    UnseenLines.Ended ended = typed(fault);
    assertThat(ended.cause()).as(ended.output()).isEqualTo(Optional.of(fault.verdict()));
    assertThat(evening.type(look(fault))).as("cause of %s", fault.name()).isNotEmpty();
    assertThat(evening.status()).isNotZero();
    judged(fault, false);
    String other = fault.cause() == Cause.SPLIT_VIEW ? "NO_SBOM" : "SPLIT_VIEW";
    shown();
    assertThat(evening.type("diagnose " + other)).contains("no, that is not it");
    assertThat(evening.type("diagnose " + fault.cause()))
        .contains("yes: " + fault.cause().words())
        .contains("what it changed");
    assertThat(evening.status()).isZero();
    evening.type("undo");
    assertThat(evening.status()).isZero();
    assertThat(new Bookmarks(evening.world()).compareTo(Broken.BEFORE).changes())
        .as("what is left of %s", fault.name())
        .isEmpty();
    evening.type(look(fault));
    assertThat(evening.status()).as(fault.name() + " is taken back").isZero();
    judged(fault, true);
    evening.type("back whole");
  }

  /**
   * What the lab refuses, cosign 3.1 refuses; what the lab accepts without the fault, it accepts.
   */
  private void judged(Fault fault, boolean accepts) {
    if (fault.judge().isPresent()) {
      return;
    }
    Tool.Run run =
        new Tool(Path.of("/bin/sh"))
            .with("HOME", home.toString())
            .in(evening.world().workspace().resolve(Ground.FOLDER))
            .run("-c", judged(look(fault)));
    assertThat(run.status() == 0).as("cosign 3.1 of %s: %s", fault.name(), run).isEqualTo(accepts);
  }

  /** A line that names a TUF repository finds the trusted root there, and others are given it. */
  private String judged(String look) {
    String cosign = Judges.require("cosign3").toString();
    if (look.startsWith("TUF_ROOT=")) {
      return look.replace(" cosign ", " " + cosign + " ");
    }
    Path root = new WholeWorld(evening.world()).addresses().trustedRoot();
    return look.replaceFirst("^cosign (verify\\S*)", cosign + " $1 --trusted-root " + root);
  }

  private UnseenLines.Ended typed(Fault fault) {
    return new SilentLines(evening.session())
        .type(
            look(fault),
            evening.world().workspace().resolve(Ground.FOLDER),
            Map.of("COSIGN_PASSWORD", Ground.PASSWORD));
  }

  private String look(Fault fault) {
    return evening.inThisWorld(fault.look());
  }
}
