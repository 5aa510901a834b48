package dev.signlab.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.verify.Found;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTreeTests {

  private static final String FOUND = "another key than the one that was asked for, by its hint";

  @ParameterizedTest
  @ValueSource(ints = {50, 60, 80, 120})
  void noLineIsWiderThanTheScreenAndNoWordIsCut(int width) {
    List<String> lines = ReportTree.lines(report(), width, false);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    String words = String.join(" ", lines).replace("│", " ").replaceAll(" +", " ");
    assertThat(words).contains("found " + FOUND);
  }

  @Test
  void aPlainTextStaysInOneLine() {
    assertThat(ReportTree.lines(report(), 50, true)).anyMatch(line -> line.endsWith(FOUND));
  }

  private static Report report() {
    Step refused =
        Step.of(Step.SIGNED, new Outcome.Failed(Cause.WRONG_KEY, "the key cosign.pub", FOUND));
    Step known =
        Step.of(
            Step.RESOLVE,
            new Outcome.Passed("1.0 → sha256:2cf24dba5fb0…"),
            Optional.of(new Asked(0, 12_000_000)));
    return new VerificationReport(
        "localhost:5001/app:1.0",
        VerificationPolicy.by(KeyPair.generate().publicKey()).build(),
        List.of(known, Step.signature(1, List.of(refused))),
        new Found.Attestations(List.of()),
        Optional.empty());
  }
}
