package dev.signlab.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.check.CheckTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scenario that the guide prints is, file by file, the one that {@code author new} writes for
 * these answers; the gate proves that one in {@code OwnLabsTests}.
 */
class GuideTests {

  private static final Path GUIDE = Path.of("content/reference/writing-scenarios.adoc");
  private static final Pattern FILE =
      Pattern.compile(
          "^\\.(\\S+)\n\\[source[^\n]*\\]\n(-{4,})\n(.*?)^\\2\n",
          Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir private Path folder;

  @Test
  void theGuidePrintsTheScenarioThatAuthorNewWrites() throws IOException {
    Map<String, String> printed = new TreeMap<>();
    Matcher block = FILE.matcher(Files.readString(GUIDE));
    while (block.find()) {
      printed.put(block.group(1), block.group(3));
    }
    Reference image = Reference.parse("localhost:5001/my-lab:1.0");
    Map<String, String> written = new TreeMap<>();
    for (String file :
        new NewScenario(
                "my-lab", "Sign a book", "What a signature says of an image", image, "cosign", 10)
            .writeTo(folder.resolve("my-lab"))) {
      written.put(file, Files.readString(folder.resolve("my-lab").resolve(file)));
    }
    assertThat(printed).isEqualTo(written);
  }

  @Test
  void theGuideKnowsHowManyTypesOfChecksThereAre() {
    assertThat(GUIDE)
        .content()
        .contains("there are " + CheckTypes.all().size() + " types")
        .contains("title \"Sign a book\"");
  }
}
