package dev.signlab.shell.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.engine.report.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTests {

  private static final Step HOLDS = Step.of("chain", "", new Outcome.Passed("three"));
  private static final Step FAILS =
      Step.of("signer's name", "", new Outcome.Failed(Cause.WRONG_IDENTITY, "ada", "mallory"));
  private static final Step UNSEEN = Step.of("rules", "", new Outcome.NotReached("of the name"));

  @Test
  void whatHoldsIsOneLineAndTheWayToWhatFailedStays() {
    Step certificate = Step.branch("certificate", "", List.of(HOLDS, HOLDS));
    Step identity = Step.branch("identity", "", List.of(HOLDS, FAILS));
    Step bundle = Step.branch("bundle", "", List.of(certificate, identity, UNSEEN));
    String tree =
        String.join(
            "\n", ReportTree.lines(new Folded(report(bundle)), ReportTree.USUAL_WIDTH, true));
    assertThat(tree)
        .contains("passed  certificate: 2 steps hold")
        .containsSubsequence("identity", "passed  chain: three", "FAILED  signer's name")
        .contains("expected: ada", "-       rules: not reached: of the name");
    assertThat(tree.lines()).hasSize(9);
  }

  private static Report report(Step step) {
    return new Report() {
      @Override
      public String subject() {
        return "notes.txt";
      }

      @Override
      public By by() {
        return new By.ByKey(NamedKey.of(KeyPair.generate().publicKey()));
      }

      @Override
      public List<Step> steps() {
        return List.of(step);
      }

      @Override
      public boolean passed() {
        return false;
      }

      @Override
      public int exitStatus() {
        return 1;
      }
    };
  }
}
