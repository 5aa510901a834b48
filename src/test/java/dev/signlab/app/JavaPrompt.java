package dev.signlab.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.app.JavaPage.Snippet;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** A JShell in which the snippets of a page are typed, one after the other, in one folder. */
final class JavaPrompt implements AutoCloseable {

  /** What the jshell command imports before its first prompt, as far as the page needs it. */
  private static final List<String> STARTUP =
      List.of("java.io", "java.nio.file", "java.util", "java.util.function", "java.util.stream");

  private static final String PAGE_REGISTRY = "localhost:5001";

  private final JShell shell;
  private final Path folder;
  private final String registry;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  JavaPrompt(Path folder, String registry) throws IOException {
    this.folder = folder;
    this.registry = registry;
    this.shell =
        JShell.builder()
            .out(new PrintStream(printed, true, UTF_8))
            .remoteVMOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
            .build();
    shell.addToClasspath(String.join(File.pathSeparator, classPath()));
    STARTUP.forEach(name -> evaluate("import " + name + ".*;"));
  }

  /** What the page says: the lab and the libraries beside it, and nothing of the tests. */
  private static List<String> classPath() throws IOException {
    List<String> all =
        new ArrayList<>(List.of(Path.of("target/classes").toAbsolutePath().toString()));
    try (Stream<Path> libraries = Files.list(Path.of("target/lib"))) {
      libraries.sorted().map(each -> each.toAbsolutePath().toString()).forEach(all::add);
    }
    return all;
  }

  void type(Snippet snippet) {
    printed.reset();
    evaluate(onThisMachine(snippet.code()));
    if (!snippet.prints().isEmpty()) {
      assertThat(printed.toString(UTF_8).replace(registry, PAGE_REGISTRY).strip())
          .as(snippet.code())
          .matches(pattern(snippet.prints()));
    }
  }

  /** The page's registry and relative files, as they are in this run. */
  private String onThisMachine(String code) {
    return code.replace(PAGE_REGISTRY, registry).replace("Path.of(\"", "Path.of(\"" + folder + "/");
  }

  /** An ellipsis on the page stands for what differs from run to run. */
  private static Pattern pattern(String prints) {
    return Pattern.compile(
        Arrays.stream(prints.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")),
        Pattern.DOTALL);
  }

  private void evaluate(String code) {
    String rest = code;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertThat(info.completeness().isComplete()).as(rest).isTrue();
      shell.eval(info.source()).forEach(event -> check(event, info.source()));
      rest = info.remaining();
    }
  }

  private void check(SnippetEvent event, String source) {
    String diagnostics =
        shell
            .diagnostics(event.snippet())
            .map(each -> each.getMessage(null))
            .collect(Collectors.joining("; "));
    assertThat(event.status()).as("%s: %s", source, diagnostics).isNotEqualTo(Status.REJECTED);
    assertThat(event.exception()).as(source).isNull();
  }

  @Override
  public void close() {
    shell.close();
  }
}
