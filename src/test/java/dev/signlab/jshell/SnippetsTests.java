package dev.signlab.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.storage.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Java in a JVM of its own: what it answers, and what a snippet cannot do to the lab. */
@Tag("alike")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnippetsTests {

  private Snippets snippets;
  private Path folder;
  private String image = "localhost:5001/book:1.0";
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeAll
  void start(@TempDir Path home) {
    folder = home;
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("LAB_HOME", home.resolve("lab").toString());
    snippets = new Snippets(() -> new Snippets.Place(folder, environment, image));
    snippets.warm();
  }

  @AfterAll
  void end() {
    snippets.close();
  }

  @BeforeEach
  void fresh() {
    printed.reset();
    snippets.forget();
  }

  private Evaluation type(String text) throws InterruptedException {
    return snippets.evaluate(text, (error, bytes) -> printed.writeBytes(bytes));
  }

  @Test
  void anArrayInARecordIsShownByWhatItHolds() throws InterruptedException {
    type("record Pair(String name, byte[] bytes) {}");
    assertThat(type("new Pair(\"a\", new byte[] {1, 2})").lines())
        .containsExactly("$2 ==> Pair[name=a, bytes=byte[2] { 1, 2 }]");
    assertThat(type("var mail = \"me@example.com\"").lines())
        .containsExactly("mail ==> \"me@example.com\"");
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answersAsTheJshellToolDoes() throws InterruptedException {
    assertThat(type("var x = 20 + 1").lines()).containsExactly("x ==> 21");
    assertThat(type("int twice(int n) { return 2 * n; }").lines())
        .containsExactly("|  created method twice(int)");
    assertThat(type("twice(x)").lines().getFirst()).endsWith("==> 42");
    assertThat(type("record Pair(int left) {}").lines()).containsExactly("|  created record Pair");
    assertThat(snippets.declared()).contains("int x = 21", "twice(int)");
  }

  @Test
  void runsAllSnippetsOfATextUpToTheFirstThatFails() throws InterruptedException {
    Evaluation ended = type("var a = 1; var b = a + nothing; var c = 3;");
    assertThat(ended.passed()).isFalse();
    assertThat(ended.lines())
        .contains("a ==> 1", "|  cannot find symbol", "|  var b = a + nothing;")
        .noneMatch(line -> line.startsWith("c ==>"));
    assertThat(snippets.value("c")).isEmpty();
  }

  /** Two words of the lab are a declaration for Java. */
  @Test
  void refusesAVariableOfATypeThatIsNot() throws InterruptedException {
    Evaluation ended = type("predict yes");
    assertThat(ended.passed()).isFalse();
    assertThat(ended.lines()).contains("|  there is no such type: class predict");
    assertThat(type("1 + 1").passed()).isTrue();
  }

  @Test
  void tellsAnExceptionWithWhereItWasThrown() throws InterruptedException {
    Evaluation ended = type("throw new IllegalStateException(\"broken\")");
    assertThat(ended.passed()).isFalse();
    assertThat(ended.lines())
        .contains("|  Exception java.lang.IllegalStateException: broken")
        .anyMatch(line -> line.contains("at "));
  }

  @Test
  void handsOverWhatIsPrintedByteForByte() throws InterruptedException {
    assertThat(type("IO.println(\"ä 漢\".repeat(5000))").passed()).isTrue();
    assertThat(printed()).isEqualTo("ä 漢".repeat(5000) + System.lineSeparator());
  }

  @Test
  void runsInTheFolderOfTheLab() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    type("var text = Files.readString(Path.of(\"notes.txt\"))");
    assertThat(snippets.value("text").orElseThrow().bytes())
        .isEqualTo("mine".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tellsWhatAVariableHolds() throws InterruptedException {
    type("var bytes = new byte[] {1, 2}; var big = new byte[1 << 20]; String none = null;");
    MadeValue bytes = snippets.value("bytes").orElseThrow();
    assertThat(bytes.binary()).isTrue();
    assertThat(bytes.bytes()).containsExactly(1, 2);
    assertThat(snippets.value("big").orElseThrow().bytes())
        .isEqualTo("1048576 bytes".getBytes(StandardCharsets.UTF_8));
    assertThat(snippets.value("none").orElseThrow().bytes())
        .isEqualTo("null".getBytes(StandardCharsets.UTF_8));
    assertThat(snippets.value("never")).isEmpty();
  }

  @Test
  void knowsWhetherATextIsWhole() throws InterruptedException {
    assertThat(snippets.isWhole("int f() {")).isFalse();
    assertThat(snippets.isWhole("int f() { return 1; }")).isTrue();
    assertThat(snippets.isWhole("1 + 1")).isTrue();
    assertThat(snippets.isWhole("1 +")).isFalse();
  }

  @Test
  void completesAndDocuments() throws InterruptedException {
    assertThat(snippets.complete("Files.readStr", 13))
        .isEqualTo(new Suggestions(6, List.of("readString(")));
    assertThat(snippets.document("Files.readString(", 17))
        .anyMatch(line -> line.contains("readString(Path"));
  }

  @Test
  void hasTheObjectsOfTheLab() throws InterruptedException {
    type("var named = image; var kind = keys.getClass().getSimpleName();");
    assertThat(snippets.value("named").orElseThrow().bytes())
        .isEqualTo("localhost:5001/book:1.0".getBytes(StandardCharsets.UTF_8));
    assertThat(type("KeyPair.generate().publicKey().type()").lines().getFirst())
        .endsWith("ECDSA_P256");
    assertThat(type("keys.publicKey()").lines()).anyMatch(line -> line.contains("LabException"));
    assertThat(type("IO.println(report + \", \" + log)").passed()).isTrue();
    assertThat(printed()).contains("report.passed()", "log.size()");
  }

  @Test
  void stopsASnippetWithoutEndAndKeepsWhatWasDeclared() throws InterruptedException {
    type("var kept = 7");
    Thread me = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              while (me.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
              }
              me.interrupt();
            });
    assertThatThrownBy(() -> type("while (true) {}")).isInstanceOf(InterruptedException.class);
    assertThat(type("kept").lines()).containsExactly("kept ==> 7");
  }

  @Test
  void outlivesASnippetThatEndsItsJvm() throws InterruptedException {
    assertThatThrownBy(() -> type("System.exit(3)"))
        .isInstanceOf(LabException.class)
        .satisfies(
            e ->
                assertThat(((LabException) e).problem().foundOrSummary())
                    .isEqualTo("its end with status 3"));
    assertThat(type("1 + 1").lines().getFirst()).endsWith("==> 2");
  }

  /** A dropped variable would come back with its old value. */
  @Test
  void forgetsAlsoWhatTheSameLineDeclaresAgain() throws InterruptedException {
    String line = "var length = Files.readString(Path.of(\"forgotten.txt\")).length()";
    write("12345");
    assertThat(type(line).lines()).containsExactly("length ==> 5");
    snippets.forget();
    assertThat(snippets.value("length")).isEmpty();
    delete();
    assertThat(type(line).passed()).isFalse();
    assertThat(snippets.value("length").orElseThrow().bytes())
        .isEqualTo("0".getBytes(StandardCharsets.UTF_8));
  }

  /** One of each kind, and of each sort of value; what uses what goes as well. */
  @Test
  void forgetsAllThatWasDeclared() throws InterruptedException {
    type("import java.awt.Point; record Pair(int left, int right) {}");
    type("Pair twice(Pair p) { return new Pair(p.right(), left); }");
    type("int left = 1; boolean yes = true; char c = 'c'; byte b = 3; final double d = 2.5;");
    type("var list = List.of(new Object() { int inner = 3; }); 3 + 4; nothing of;");
    assertThat(snippets.declared()).hasSize(10);
    snippets.forget();
    assertThat(snippets.declared()).isEmpty();
    assertThat(type("new Pair(1, 2)").passed()).isFalse();
    assertThat(type("new Point(1, 2)").passed()).isFalse();
    assertThat(type("KeyPair.generate()").passed()).isTrue();
  }

  private void write(String text) {
    AtomicFile.write(folder.resolve("forgotten.txt"), text);
  }

  private void delete() {
    assertThat(folder.resolve("forgotten.txt").toFile().delete()).isTrue();
  }

  @Test
  void boundsTheHeapOfASnippet() throws InterruptedException {
    Evaluation ended = type("var much = new byte[1 << 30]");
    assertThat(ended.passed()).isFalse();
    assertThat(ended.lines()).anyMatch(line -> line.contains("OutOfMemoryError"));
    assertThat(type("2 + 2").lines().getFirst()).endsWith("==> 4");
  }

  /** What is kept leaves nothing for the compiler of the next snippet. */
  @Test
  void aFullHeapEndsTheJvmAndIsSaid() throws InterruptedException {
    type("var kept = new ArrayList<byte[]>()");
    type("try { while (true) kept.add(new byte[10_000]); } catch (OutOfMemoryError e) { }");
    assertThatThrownBy(() -> type("kept.size() + 1"))
        .isInstanceOf(LabException.class)
        .satisfies(
            thrown ->
                assertThat(((LabException) thrown).problem().foundOrSummary())
                    .isEqualTo("its heap full"));
    assertThat(type("2 + 2").lines().getFirst()).endsWith("==> 4");
  }

  /** 40 MB through a queue of 64 pieces, in their order. */
  @Test
  void whoPrintsMuchWaitsForItsReader() throws InterruptedException {
    long[] seen = {0};
    Evaluation ended =
        snippets.evaluate(
            "for (int i = 0; i < 5000; i++) IO.print(\"x\".repeat(8000));",
            (error, bytes) -> seen[0] += bytes.length);
    assertThat(ended.passed()).isTrue();
    assertThat(seen[0]).isEqualTo(40_000_000);
  }

  /** A JVM stays in its folder, and knows the image of the lab for which it was started. */
  @Test
  void beginsAnewForAnotherLabAndSaysSo() throws InterruptedException {
    type("var kept = image");
    image = "localhost:5001/other:2.0";
    try {
      assertThat(type("image").lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("started again"),
              line -> assertThat(line).contains("localhost:5001/other:2.0"));
      assertThat(type("image").lines()).hasSize(1);
      assertThat(snippets.value("kept")).isEmpty();
    } finally {
      image = "localhost:5001/book:1.0";
    }
    snippets.forget();
    type("1");
  }

  @Test
  void listsAlsoWhatIsOfNoUse() throws InterruptedException {
    type("var x = 1");
    type("predict yes");
    assertThat(snippets.declared()).contains("int x = 1", "predict yes, of no type that there is");
  }

  @Test
  void aSnippetReadsNothingOfWhatTheLabSays() throws InterruptedException {
    assertThat(type("System.in.read()").lines().getFirst()).endsWith("==> -1");
  }
}
