package dev.signlab.image.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we build is what stands in the tables. */
class BuildTableTests {

  @TempDir Path folder;

  static List<BuildCase> cases() {
    return BuildCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void buildsTheImageOfTheTable(BuildCase each) throws IOException {
    OurBuild build = OurBuild.in(folder.resolve("images"));
    if (each.isRefused()) {
      LabException refusal =
          catchThrowableOfType(LabException.class, () -> build.image(each, folder));
      assertThat(refusal).as("a refusal").isNotNull();
      assertThat(refusal.getMessage()).contains(each.image().substring("refused".length()).strip());
    } else {
      assertThat(build.image(each, folder)).isEqualTo(each.image());
    }
  }
}
