package dev.signlab.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The parts of the page of who reads what whom wrote, each made by a test of its own. */
public enum PagePart {
  /** All before the other part. */
  BY_KEY,
  /** From its heading to the end. */
  BY_IDENTITY;

  private static final Path PAGE = Path.of("content/reference/interop.adoc");
  private static final String HEADING = "== By identity\n";

  /** Without all the tools, nothing that the present ones do may differ. */
  public void compare(String text, List<String> absent) throws IOException {
    String page = Files.readString(PAGE);
    int at = page.indexOf(HEADING);
    String before = at < 0 ? page : page.substring(0, at);
    String behind = at < 0 ? "" : page.substring(at);
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, this == BY_KEY ? text + behind : before + text);
      return;
    }
    if (absent.isEmpty()) {
      assertThat(text).isEqualTo(this == BY_KEY ? before : behind);
      return;
    }
    throw Skip.because(String.join(", ", absent) + " are not here");
  }
}
