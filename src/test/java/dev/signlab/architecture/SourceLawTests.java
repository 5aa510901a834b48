package dev.signlab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.architecture.Sources.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the sizes of content/design/rooms.adoc: small files, small methods, documented types. */
class SourceLawTests {

  private static final int LONGEST_FILE = 350;
  private static final int LONGEST_METHOD = 60;
  private static final int LONG_METHOD = 20;

  @Test
  void noFileIsLong() throws IOException {
    for (Path file : Sources.files()) {
      assertThat(Files.readAllLines(file))
          .as(file.toString())
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  @Test
  void noMethodIsLong() {
    assertThat(Sources.methods()).allMatch(method -> method.lines() <= LONGEST_METHOD);
  }

  @Test
  void nineteenMethodsOfTwentyAreShort() {
    List<Piece> methods = Sources.methods();
    List<Piece> longer = methods.stream().filter(method -> method.lines() > LONG_METHOD).toList();
    assertThat(longer.size() * 20)
        .as(
            "%d of %d methods have more than %d lines: %s",
            longer.size(), methods.size(), LONG_METHOD, longer)
        .isLessThanOrEqualTo(methods.size());
  }

  @Test
  void everyPublicTypeIsDocumented() {
    assertThat(Sources.topLevelTypes()).filteredOn(Piece::isPublic).allMatch(Piece::documented);
  }

  @Test
  void aThirdOfTheTypesStayInTheirPackage() {
    List<Piece> types = Sources.topLevelTypes();
    long inside = types.stream().filter(type -> !type.isPublic()).count();
    assertThat(inside * 3)
        .as("%d of %d types are package-private", inside, types.size())
        .isGreaterThanOrEqualTo(types.size());
  }
}
