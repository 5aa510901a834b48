package dev.signlab.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeCheckTests {

  private static final Truth DIGEST = new Truth.OfFile(Truth.Kind.DIGEST, "notes.txt");

  private final Path folder;
  private final PlainView view;

  MadeCheckTests(@TempDir Path folder) {
    this.folder = folder;
    this.view = new PlainView(folder);
  }

  private CheckResult judged(Truth truth, Made made) {
    view.facts = Facts.NONE.withMade("it", made);
    return new MadeCheck("it", truth).evaluate(view);
  }

  private static Made text(String text) {
    return new Made(false, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Cause causeOf(CheckResult result) {
    return ((CheckResult.Failed) result).failure().cause().orElseThrow();
  }

  private byte[] digest() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "notes");
    return MessageDigest.getInstance("SHA-256").digest("notes".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void waitsForTheVariable() {
    CheckResult result = new MadeCheck("it", DIGEST).evaluate(view);
    assertThat(causeOf(result)).isEqualTo(Cause.NOT_DONE);
  }

  @Test
  void takesTheBytesAsAnArrayInHexadecimalDigitsOrInBase64() throws Exception {
    byte[] digest = digest();
    assertThat(judged(DIGEST, new Made(true, digest)).isPassed()).isTrue();
    assertThat(judged(DIGEST, text(HexFormat.of().formatHex(digest))).isPassed()).isTrue();
    assertThat(judged(DIGEST, text(Base64.getEncoder().encodeToString(digest))).isPassed())
        .isTrue();
  }

  @Test
  void refusesOtherBytesAndAnotherText() throws Exception {
    byte[] digest = digest();
    digest[0]++;
    assertThat(causeOf(judged(DIGEST, new Made(true, digest)))).isEqualTo(Cause.WRONG_ANSWER);
    assertThat(causeOf(judged(DIGEST, text("notes")))).isEqualTo(Cause.WRONG_ANSWER);
    assertThat(causeOf(judged(new Truth.Text("true"), text("false"))))
        .isEqualTo(Cause.WRONG_ANSWER);
    assertThat(judged(new Truth.Text("true"), text("true")).isPassed()).isTrue();
  }

  @Test
  void saysThatTheFileIsMissingOrHoldsNothingOfTheKind() throws IOException {
    assertThat(causeOf(judged(DIGEST, text("x")))).isEqualTo(Cause.NO_FILE);
    Files.writeString(folder.resolve("f.json"), "{}");
    Truth root = new Truth.OfFile(Truth.Kind.ROOT, "f.json");
    assertThat(causeOf(judged(root, text("x")))).isEqualTo(Cause.NO_FILE);
  }
}
