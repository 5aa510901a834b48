package dev.signlab.scenario.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.Made;
import dev.signlab.scenario.model.TaskKey;
import dev.signlab.scenario.progress.TaskRecord.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTests {

  private static final Instant START = Instant.parse("2026-11-20T20:41:00Z");
  private static final TaskKey SIGN = new TaskKey("sign", "sign");
  private static final TaskKey ANNOTATE = new TaskKey("sign", "annotate");

  @TempDir private Path folder;
  private ProgressFile file = new ProgressFile(Path.of("unused"), InstantSource.fixed(START));

  @BeforeEach
  void freshFile() {
    file = new ProgressFile(folder.resolve("progress.txt"), InstantSource.fixed(START));
  }

  @Test
  void aMissingFileIsNoProgress() {
    assertThat(file.read()).isEqualTo(new ProgressStore.Reading(Progress.NONE, Optional.empty()));
  }

  @Test
  void allThatIsWrittenIsReadAgain() {
    Progress progress = some();
    file.write(progress);
    assertThat(file.read()).isEqualTo(new ProgressStore.Reading(progress, Optional.empty()));
  }

  @Test
  void aPersonCanReadIt() throws IOException {
    file.write(some());
    assertThat(Files.readString(Path.of(file.place())))
        .contains("done sign/sign 2026-11-20T20:43:00Z attempts=1 hints=2 seconds=120")
        .contains("  tried 12 WRONG_KEY digest,key cosign verify")
        .contains("  predicted no WRONG_KEY");
  }

  @Test
  void aDamagedLineTakesNothingElseAlong() throws IOException {
    file.write(some());
    String text = Files.readString(Path.of(file.place()));
    Files.writeString(
        Path.of(file.place()), text.replace("  tried 12 WRONG_KEY", "  tried x�� WRO") + "??\n");
    ProgressStore.Reading reading = file.read();
    assertThat(reading.progress().isDone(SIGN)).isTrue();
    assertThat(reading.progress().open().orElseThrow().facts().prediction()).isPresent();
    assertThat(reading.problem().orElseThrow().summary()).isEqualTo("the progress file is damaged");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().contains(".damaged-"))).hasSize(1);
    }
  }

  @Test
  void aFileOfNonsenseIsKeptAside() throws IOException {
    Files.write(Path.of(file.place()), new byte[2 << 20]);
    assertThat(file.read().progress()).isEqualTo(Progress.NONE);
    assertThat(file.read().problem()).isPresent();
  }

  @Test
  void aTaskOnceDoneStaysDoneWhenItIsSkippedLater() {
    Progress again = some().withOpen(Optional.of(OpenTask.begin(SIGN, START)));
    assertThat(again.ended(End.SKIPPED, START).isDone(SIGN)).isTrue();
  }

  private static Progress some() {
    OpenTask first = OpenTask.begin(SIGN, START).attempted().withHints(2);
    Progress done =
        Progress.NONE.withOpen(Optional.of(first)).ended(End.DONE, START.plusSeconds(120));
    Attempt attempt =
        new Attempt("cosign verify", 12, Optional.of(Cause.WRONG_KEY), Set.of("key", "digest"));
    Facts facts =
        Facts.NONE
            .with(attempt)
            .withPrediction(new Facts.Guess(false, Optional.of(Cause.WRONG_KEY)))
            .withStep("signed by this key")
            .withDiagnosis(Cause.NO_FILE)
            .withChoice("two words")
            .withMade("leaf", new Made(true, new byte[] {0, -1}))
            .withMade("empty", new Made(false, new byte[0]));
    return done.withOpen(Optional.of(OpenTask.begin(ANNOTATE, START).withFacts(facts)));
  }
}
