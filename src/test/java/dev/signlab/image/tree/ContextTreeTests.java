package dev.signlab.image.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.tree.ContextTree.Ignored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTreeTests {

  private static final Ignored NOTHING = new Ignored(path -> false, false);

  @TempDir Path place;
  private Path context;
  private Path outside;

  @BeforeEach
  void prepare() throws IOException {
    context = Files.createDirectories(place.resolve("context"));
    outside = Files.createDirectories(place.resolve("outside"));
    Files.createDirectories(context.resolve("d/e"));
    Files.writeString(context.resolve("d/e/f"), "inside");
    Files.writeString(outside.resolve("f"), "secret");
  }

  @Test
  void readsWhatIsInTheFolder() throws IOException {
    assertThat(text(content("/d/e/f"))).isEqualTo("inside");
  }

  @Test
  void doesNotReadThroughALinkThatTookThePlaceOfAFolder() throws IOException {
    Content content = content("/d/e/f");
    Files.move(context.resolve("d/e"), place.resolve("moved"));
    Files.createSymbolicLink(context.resolve("d/e"), outside);

    assertThatThrownBy(() -> text(content)).isInstanceOf(IOException.class);
  }

  @Test
  void doesNotReadThroughALinkThatTookThePlaceOfTheFile() throws IOException {
    Content content = content("/d/e/f");
    Files.delete(context.resolve("d/e/f"));
    Files.createSymbolicLink(context.resolve("d/e/f"), outside.resolve("f"));

    assertThatThrownBy(() -> text(content)).isInstanceOf(IOException.class);
  }

  @Test
  void doesNotReadAnotherFileThanTheOneThatWasListed() throws IOException {
    Content content = content("/d/e/f");
    Files.writeString(outside.resolve("same"), "insidE");
    Files.move(context.resolve("d/e/f"), place.resolve("kept"));
    Files.move(outside.resolve("same"), context.resolve("d/e/f"));

    assertThatThrownBy(() -> text(content)).hasMessageContaining("changed");
  }

  @Test
  void doesNotListThroughALinkThatTookThePlaceOfAFolder() throws IOException {
    FileTree tree = ContextTree.of(context, NOTHING);
    assertThat(tree.find("/d/e")).isPresent();
    Files.move(context.resolve("d/e"), place.resolve("moved"));
    Files.createSymbolicLink(context.resolve("d/e"), outside);

    assertThat(catchThrowableOfType(LabException.class, () -> tree.find("/d/e/f"))).isNotNull();
  }

  @Test
  void aFolderReachedThroughALinkIsThatFolder() throws IOException {
    Path link = Files.createSymbolicLink(place.resolve("link"), context);

    assertThat(ContextTree.of(link, NOTHING).find("/d/e/f")).isPresent();
  }

  @Test
  void linksLeadNowhereOutOfTheTree() throws IOException {
    Files.createSymbolicLink(context.resolve("up"), Path.of("../outside/f"));
    Files.createSymbolicLink(context.resolve("absolute"), outside.resolve("f"));
    Files.createSymbolicLink(context.resolve("folder"), Path.of("../outside"));
    FileTree tree = ContextTree.of(context, NOTHING);

    for (String each : List.of("/up", "/absolute", "/folder/f", "/d/../../outside/f")) {
      assertThat(tree.follow(ImagePath.clean("/", each))).as(each).isEmpty();
    }
  }

  @Test
  void aFolderThatIsLeftOutIsThereForWhatStaysInIt() throws IOException {
    Files.writeString(context.resolve("d/other"), "x");
    Ignored rule = new Ignored(path -> path.startsWith("d") && !path.endsWith("f"), true);
    FileTree tree = ContextTree.of(context, rule);

    assertThat(tree.find("/d/e/f")).isPresent();
    assertThat(tree.find("/d/other")).isEmpty();
    Files.delete(context.resolve("d/e/f"));
    assertThat(ContextTree.of(context, rule).find("/d")).isEmpty();
  }

  @Test
  void refusesNamesThatAreNotTextOnlyWhereTheyAreCopied() throws IOException, InterruptedException {
    String command =
        "mkdir bad; printf x > \"bad/$(printf 'a\\377b')\"; ln -s \"$(printf '\\376')\" link";
    new ProcessBuilder("sh", "-c", command).directory(context.toFile()).start().waitFor();
    FileTree tree = ContextTree.of(context, NOTHING);

    assertThat(copied(tree, "/d")).containsKey("/to/e");
    assertThat(notCopied(tree, "/bad").found().orElseThrow()).contains("a%FFb");
    assertThat(notCopied(tree, "/link").found().orElseThrow()).contains("%FE");
    Ignored rule = new Ignored(path -> path.equals("bad/a\uFFFDb"), false);
    assertThat(copied(ContextTree.of(context, rule), "/bad")).containsOnlyKeys("/to");
  }

  private static Map<String, Node> copied(FileTree from, String path) {
    LayerDraft layer = new LayerDraft(FileTree.empty());
    new TreeCopy(from, layer, Optional.empty(), OptionalInt.empty(), any -> false)
        .copy(path, "/to/");
    return layer.layer();
  }

  private static Problem notCopied(FileTree from, String path) {
    LabException refusal = catchThrowableOfType(LabException.class, () -> copied(from, path));
    assertThat(refusal).hasMessage("the name of a file is not UTF-8");
    return refusal.problem();
  }

  private Content content(String path) {
    Node node = ContextTree.of(context, NOTHING).find(path).orElseThrow();
    return ((Node.RegularFile) node).content();
  }

  private static String text(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
