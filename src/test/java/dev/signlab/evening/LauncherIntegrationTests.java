package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher with a program of one class in place of the lab's. */
class LauncherIntegrationTests {

  private static final Duration TRAINING = Duration.ofMinutes(5);

  /** Of each the launcher trains a cache. */
  private static final String FAMILIES =
      "work verify identity tree sign blob server registry world shell help java";

  @TempDir Path top;
  private List<String> trained = List.of();

  @BeforeEach
  void copyLauncher() throws IOException {
    Files.createDirectories(top.resolve(".mvn"));
    Files.createDirectories(top.resolve("target"));
    Files.copy(Path.of("lab"), top.resolve("lab"));
    Files.copy(Path.of(".mvn/jdk.sh"), top.resolve(".mvn/jdk.sh"));
    trainOnly("work");
  }

  /** Each family is trained alike, and takes seconds: but for one test, one of them is enough. */
  private void trainOnly(String families) throws IOException {
    String text = Files.readString(Path.of("lab"));
    String line = "\nfamilies=\"" + FAMILIES + "\"\n";
    assertThat(text).containsOnlyOnce(line);
    Files.writeString(top.resolve("lab"), text.replace(line, "\nfamilies=\"" + families + "\"\n"));
    trained = families.isEmpty() ? List.of() : List.of(families.split(" "));
  }

  @Test
  void eachFamilyHasACacheOfItsOwn() throws Exception {
    trainOnly(FAMILIES);
    build("one");
    run("speak");
    awaitTraining();
    String key = key();
    assertThat(caches())
        .map(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            trained.stream().map(kind -> kind + "-" + key + ".aot").toList());
  }

  /** What is trained beside the last command would write into a folder that is being deleted. */
  @AfterEach
  void awaitEndOfTraining() throws Exception {
    Path lock = top.resolve("target/lab/training");
    long end = System.nanoTime() + TRAINING.toNanos();
    while (System.nanoTime() < end && Files.exists(lock)) {
      Thread.sleep(50);
    }
  }

  /** The JVM itself does not notice that its cache is of another jar. */
  @Test
  void whatWasLearntOfAnEarlierBuildIsNotUsed() throws Exception {
    build("one");
    assertThat(run("speak")).isEqualTo("one");
    awaitTraining();
    assertThat(run("speak")).isEqualTo("one");
    build("two");
    assertThat(run("speak")).isEqualTo("two");
    awaitTraining();
    assertThat(run("speak")).isEqualTo("two");
  }

  /** An archive brings its own times, which say nothing of what lay there before. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000})
  void anUpdateUnpackedOverAnOldCopyRunsNothingOfIt(long secondsOlder) throws Exception {
    build("one");
    run("speak");
    awaitTraining();
    FileTime before = Files.getLastModifiedTime(jar());
    List<Path> learnt = caches();
    assertThat(run("speak")).isEqualTo("one");

    build("two");
    Files.setLastModifiedTime(jar(), FileTime.from(before.toInstant().minusSeconds(secondsOlder)));

    assertThat(run("speak")).isEqualTo("two");
    awaitTraining();
    assertThat(run("speak")).isEqualTo("two");
    assertThat(caches()).hasSize(trained.size()).doesNotContainAnyElementsOf(learnt);
  }

  /** The JDK's release file tells its builds apart; the JVM itself compares less. */
  @Test
  void anotherBuildOfTheJdkLearnsAnew() throws Exception {
    build("one");
    run("speak");
    awaitTraining();
    List<Path> learnt = caches();

    Path jdk = otherBuild();
    assertThat(run(jdk, "speak")).isEqualTo("one");
    awaitTraining();
    assertThat(caches()).hasSize(trained.size()).doesNotContainAnyElementsOf(learnt);
  }

  @Test
  void sourcesUnpackedOverAnOldCopyAreBuilt() throws Exception {
    trainOnly("");
    Path source = top.resolve("src/main/Word.txt");
    Files.createDirectories(source.resolveSibling(""));
    writeBuilder("cp -p target/\"$(cat src/main/Word.txt)\".jar target/signlab-0.1.0.jar");
    for (String word : List.of("one", "two")) {
      build(word);
      Files.move(jar(), top.resolve("target/" + word + ".jar"));
    }
    Files.writeString(source, "one");
    assertThat(run("speak")).isEqualTo("one");

    Files.writeString(source, "two");
    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH.plusSeconds(86_400 * 365)));
    assertThat(run("speak")).isEqualTo("two");
  }

  @Test
  void aCopyOfABuiltCopyIsNotBuiltAgain() throws Exception {
    trainOnly("");
    Files.createDirectories(top.resolve("src/main"));
    Files.writeString(top.resolve("src/main/Word.txt"), "one");
    writeBuilder("exit 1");
    build("one");
    assertThat(run("speak")).isEqualTo("one");
    awaitTraining();

    Path copy = top.resolveSibling(top.getFileName() + "-copy");
    new Tool(Path.of("/bin/cp")).succeed("-a", top.toString(), copy.toString());
    try {
      assertThat(tool(copy, Path.of(System.getProperty("java.home"))).succeed("speak").stdout())
          .isEqualTo("one\n");
    } finally {
      new Tool(Path.of("/bin/rm")).succeed("-rf", copy.toString());
    }
  }

  /** A longer line would be written below itself at each step. */
  @ParameterizedTest
  @ValueSource(ints = {0, 40, 50, 60, 80, 200})
  void theBarOfABuildFitsOnOneLine(int columns) throws Exception {
    String script =
        "eval \"$(sed -n '/^draw()/,/^}/p' lab | grep -v -e '-t 2')\"; columns=$1; "
            + "title='Building the lab (first start only)'; draw 100 1234";
    Process shell =
        new ProcessBuilder("sh", "-c", script, "sh", "" + columns)
            .directory(top.toFile())
            .redirectErrorStream(true)
            .start();
    String bar = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bar).startsWith("\rBuilding").endsWith(" 100 %  1234 s");
    assertThat(bar.length() - 1).isLessThan(columns == 0 ? 80 : columns);
  }

  /** The launcher of a short command ends first, and its number with it. */
  @Test
  void oneTrainingGoesOnAtATime() throws Exception {
    build("one", "Thread.sleep(words[0].equals(\"--train\") ? 1500 : 0);");
    run("speak");
    Path lock = top.resolve("target/lab/training/pid");
    long holder = Long.parseLong(Files.readString(lock).strip());
    assertThat(ProcessHandle.of(holder)).as("holder of the lock").isPresent();
    run("speak");
    assertThat(Files.readString(lock).strip()).isEqualTo(String.valueOf(holder));
    awaitTraining();
  }

  @Test
  void answersThatABuildWroteDownComeFromTheirFile() throws Exception {
    trainOnly("");
    build("one");
    assertThat(run("version")).isEqualTo("one");
    awaitTraining();
    String key = key();
    Path ready = Files.createDirectories(top.resolve("target/lab/ready-" + key));
    Files.writeString(ready.resolve("version"), "written down\n");
    assertThat(run("version")).isEqualTo("written down");
    assertThat(run("version", "--long")).as("other words").isEqualTo("one");
    build("two");
    assertThat(run("version")).as("another build").isEqualTo("two");
  }

  private String run(String... words) {
    return run(Path.of(System.getProperty("java.home")), words);
  }

  private String run(Path jdk, String... words) {
    return tool(top, jdk).succeed(words).stdout().strip();
  }

  private static Tool tool(Path top, Path jdk) {
    return new Tool(top.resolve("lab")).in(top).with("JAVA_HOME", jdk.toString());
  }

  /** This JDK under another name, with another line in its release file. */
  private Path otherBuild() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    Path other = Files.createDirectories(top.resolve("jdk"));
    for (String name : List.of("bin", "lib", "conf")) {
      Files.createSymbolicLink(other.resolve(name), home.resolve(name));
    }
    Files.writeString(
        other.resolve("release"), Files.readString(home.resolve("release")) + "SOURCE=\"x\"\n");
    return other;
  }

  /** What stands in for Maven. */
  private void writeBuilder(String line) throws IOException {
    Path builder = Files.writeString(top.resolve("mvnw"), "#!/bin/sh\n" + line + "\n");
    assertThat(builder.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(top.resolve("content/lessons"));
    Files.writeString(top.resolve("pom.xml"), "<project/>");
  }

  private Path jar() {
    return top.resolve("target/signlab-0.1.0.jar");
  }

  /** Training goes on beside the command and takes its lock away at the end. */
  private void awaitTraining() throws Exception {
    Path lock = top.resolve("target/lab/training");
    long end = System.nanoTime() + TRAINING.toNanos();
    while (System.nanoTime() < end && (Files.exists(lock) || isMissing())) {
      Thread.sleep(50);
    }
    assertThat(isMissing()).isFalse();
  }

  private boolean isMissing() throws IOException {
    String end = "-" + key() + ".aot";
    return !trained.stream()
        .allMatch(kind -> Files.exists(top.resolve("target/lab/" + kind + end)));
  }

  /** The name of the caches that count, as the launcher has it. */
  private String key() throws IOException {
    return Files.readAllLines(top.resolve("target/lab/seal")).get(1);
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> all = Files.list(top.resolve("target/lab"))) {
      return all.filter(file -> file.toString().contains(".aot")).sorted().toList();
    }
  }

  private void build(String word) throws IOException {
    build(word, "");
  }

  private void build(String word, String first) throws IOException {
    Path source = top.resolve("Main.java");
    Files.writeString(
        source,
        """
        class Main {
          public static void main(String[] words) throws Exception {
            %s
            System.out.println("%s");
          }
        }
        """
            .formatted(first, word));
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-d", top.toString(), source.toString());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
    try (OutputStream file = Files.newOutputStream(jar());
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new JarEntry("Main.class"));
      jar.write(Files.readAllBytes(top.resolve("Main.class")));
    }
  }
}
