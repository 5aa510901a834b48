package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.progress.Progress;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.PasswordQuestion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault in a learner's world: asked for, named, taken back, and what rests meanwhile. */
@Tag("alike")
class BreakTests {

  @TempDir Path home;
  private Evening evening;

  @BeforeEach
  void sitDown() {
    evening = Evening.in(home);
  }

  @AfterEach
  void getUp() {
    evening.close();
  }

  @Test
  void whatIsMissingIsNamedAndMadeByTheLineThatIsOffered() {
    assertThat(evening.type("break strip-signature"))
        .contains("the services of sigstore that run is missing")
        .contains("break prepare");
    evening.type("break prepare");
    assertThat(evening.type("break prepare")).contains("all is there");
    evening.type("break strip-signature");
    assertThat(evening.status()).isZero();
  }

  @Test
  void theFaultsAreListedWithoutTheirCauses() {
    String list = evening.type("break list");
    assertThat(list).contains("strip-signature").contains("trust root").doesNotContain("NO_SIG");
    int faults = FaultBook.read().faults().size();
    assertThat(list).contains("any of these " + faults);
    assertThat(evening.type("break strip-signatur"))
        .contains("did you mean: break strip-signature");
    assertThat(evening.type("break zzzzzzzzzz")).contains("hint: break list");
    assertThat(evening.status()).isEqualTo(2);
  }

  @Test
  void theCauseMayBeNamedInWordsAndWhatIsSeenIsNotYetWhy() {
    evening.type("break prepare");
    evening.type("break move-tag");
    assertThat(evening.type("diagnose")).contains("no cause is named").contains("explain");
    assertThat(evening.type("diagnose no signature")).contains("that is what it says. Why?");
    assertThat(evening.status()).isEqualTo(1);
    assertThat(evening.type("diagnose the tag points at another image"))
        .contains("The tag 1.0 was moved to another image, which nobody signed.")
        .contains("crane mutate")
        .containsPattern("changed  break/shop:1.0\\s+sha256:");
    assertThat(evening.type("break fork")).contains("already").contains("undo");
  }

  @Test
  void theRevealShowsTheTreeOfTheLearnersVerification() {
    evening.type("break prepare");
    evening.type("break forge-proof");
    evening.type("cd break");
    evening.type("cosign verify-blob --key cosign.pub --bundle key.sigstore.json price.txt");
    assertThat(evening.type("explain")).contains("for which cause?").doesNotContain("WRONG_INC");
    assertThat(evening.type("diagnose WRONG_INCLUSION")).contains("first the evidence");
    assertThat(evening.type("diagnose checkpoint signed")).contains("no: that step passed");
    assertThat(evening.type("diagnose entry in the tree")).contains("yes, that step shows it");
    assertThat(evening.type("diagnose WRONG_INCLUSION"))
        .contains("The first hash of the proof of inclusion was replaced by another one.")
        .contains("where it shows")
        .contains("FAILED  ");
  }

  /** A lab without a log lends its settings to no fault. */
  @Test
  void theOpenLabHasNoSayInWhatFaultsNeed() {
    evening.lab().begin(evening.lab().catalogue().get("sign"), PasswordQuestion.NOBODY);
    evening.type("break prepare");
    assertThat(evening.type("break drop-entry")).contains("diagnose");
    evening.type("cd ~/break");
    evening.type("cosign verify-blob --key cosign.pub --bundle key.sigstore.json price.txt");
    assertThat(evening.status()).isNotZero();
    assertThat(evening.type("diagnose in a log: NO_LOG_ENTRY"))
        .contains("The log entry was cut out of the bundle.");
  }

  @Test
  void nothingThatIsTypedWhileItIsThereCountsForTheOpenTask() {
    evening.type("break prepare");
    evening.lab().begin(evening.lab().catalogue().get("sign"), PasswordQuestion.NOBODY);
    Progress before = evening.lab().progress();
    evening.type("break strip-signature");
    String line = evening.lab().requireCurrent().task().hints().command();
    evening.type(line);
    assertThat(evening.lab().progress().open()).isEqualTo(before.open());
    assertThat(evening.type("skip")).contains("the labs rest").contains("undo");
    for (String word :
        List.of("start verify", "solution -y --apply", "reset -y", "start", "bookmark now")) {
      assertThat(evening.type(word)).as(word).contains("the labs rest").contains("undo");
      assertThat(evening.status()).as(word).isNotZero();
    }
    assertThat(evening.lab().progress().open()).isEqualTo(before.open());
    assertThat(evening.type("undo")).contains("the world is whole again").contains("Task 1");
    assertThat(evening.lab().progress().open()).isEqualTo(before.open());
    evening.type(line);
    assertThat(evening.lab().progress().open()).isNotEqualTo(before.open());
  }

  @Test
  void itIsThereAfterARestartAndUndoStartsWhatItStopped() {
    evening.type("break prepare");
    evening.type("break stop-registry");
    assertThat(evening.world().registryStatus().running()).isFalse();
    evening.close();
    evening = Evening.again(home);
    assertThat(evening.type("diagnose NO_REGISTRY")).contains("The registry was stopped.");
    evening.type("undo");
    assertThat(evening.world().registryStatus().running()).isTrue();
    assertThat(evening.type("undo")).contains("no task is open");
  }

  @Test
  void aBookmarkFromBeforeTakesItBackToo() {
    evening.type("break prepare");
    evening.type("bookmark whole");
    evening.type("break stop-registry");
    evening.type("back whole");
    assertThat(evening.type("diff whole")).contains("nothing has changed");
    evening.type("back -");
    assertThat(evening.type("undo")).contains("the world is whole again");
    assertThat(evening.world().registryStatus().running()).isTrue();
    evening.type("break lose-image");
    assertThat(evening.status()).isZero();
  }

  @Test
  void whatTheLearnerWorksOnIsNotTouched() {
    evening.type("echo mine > cosign.pub");
    evening.type("break prepare");
    evening.type("bookmark whole");
    evening.type("break swap-public-key");
    assertThat(evening.type("diff whole")).contains("break/cosign.pub");
    assertThat(evening.type("cat cosign.pub")).isEqualTo("mine\n");
  }

  @Test
  void aTaskBreaksTheWorldAndIsDoneWhenItsCauseIsNamedAndTheWorldIsWhole() {
    String look =
        "cosign verify --key break/cosign.pub -a build=42 " + evening.image("break/shop:1.0");
    atTheTaskThatBreaks();
    assertThat(evening.type("skip")).contains("diagnose signed by this key");
    assertThat(evening.type(look)).contains("Verification for");
    atTheTaskThatBreaks();
    assertThat(evening.type("diagnose WRONG_KEY").strip()).isNotEmpty();
    assertThat(evening.lab().report().passed()).isFalse();
    evening.type("undo");
    evening.type(look);
    assertThat(evening.lab().report().passed()).isFalse();
    evening.type("undo");
    assertThat(evening.type(look)).contains("accepted signatures do not match");
    assertThat(evening.type("start sign")).contains("the labs rest");
    evening.type("diagnose signed by this key");
    assertThat(evening.type("diagnose NO_SIGNATURE")).contains("no, that is not it");
    assertThat(evening.type("diagnose WRONG_KEY")).contains("yes: ", "undo  takes it back");
    assertThat(evening.lab().report().passed()).isFalse();
    evening.type("undo");
    assertThat(evening.lab().report().passed()).isFalse();
    assertThat(evening.type(look)).contains("Verification for");
    assertThat(evening.lab().current()).isEmpty();
  }

  /** No step of a verification shows it, so the refusal itself must have been seen. */
  @Test
  void whereNoStepShowsItTheRefusalMustHaveBeenSeen() {
    evening.type("start bad-mirror");
    evening.lab().finish(End.DONE);
    String look =
        evening.inThisWorld(
            "TUF_ROOT=break/fresh cosign initialize --mirror http://localhost:5108"
                + " --root http://localhost:5108/1.root.json");
    assertThat(evening.type("next")).contains("Say why with", "diagnose CAUSE");
    evening.type("diagnose DIGEST_MISMATCH");
    evening.type("undo");
    assertThat(evening.type(look)).contains("timestamp 1,");
    evening.type("answer targets");
    assertThat(evening.lab().report().passed()).isFalse();
    evening.type("undo");
    assertThat(evening.type(look)).contains("is not the file that the repository announced");
    evening.type("diagnose DIGEST_MISMATCH");
    evening.type("undo");
    evening.type("rm -rf break/fresh");
    evening.type(look);
    evening.type("answer targets");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("old");
  }

  private void atTheTaskThatBreaks() {
    evening.type("start lost-on-the-way");
    for (int i = 0; i < 4; i++) {
      evening.lab().finish(End.DONE);
    }
    assertThat(evening.type("next")).contains("The next alarm", "diagnose STEP");
    assertThat(evening.type("start")).contains("The next alarm", "diagnose STEP");
    assertThat(evening.type("start lost-on-the-way")).contains("The next alarm");
  }
}
