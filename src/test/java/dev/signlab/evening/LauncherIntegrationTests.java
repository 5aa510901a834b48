package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a program of one class in place of the lab's. */
class LauncherIntegrationTests {

  private static final Duration TRAINING = Duration.ofSeconds(60);

  @TempDir Path top;

  @BeforeEach
  void copyLauncher() throws IOException {
    Files.createDirectories(top.resolve(".mvn"));
    Files.createDirectories(top.resolve("target"));
    Files.copy(Path.of("lab"), top.resolve("lab"));
    Files.copy(Path.of(".mvn/jdk.sh"), top.resolve(".mvn/jdk.sh"));
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

  @Test
  void answersThatABuildWroteDownComeFromTheirFile() throws Exception {
    build("one");
    assertThat(run("version")).isEqualTo("one");
    awaitTraining();
    Path ready = Files.createDirectories(top.resolve("target/lab/ready"));
    Files.writeString(ready.resolve("version"), "written down\n");
    Files.writeString(ready.resolve(".jdk"), System.getProperty("java.home") + "\n");
    assertThat(run("version")).isEqualTo("written down");
    assertThat(run("version", "--long")).as("other words").isEqualTo("one");
    build("two");
    assertThat(run("version")).as("another build").isEqualTo("two");
  }

  private String run(String... words) {
    return new Tool(top.resolve("lab"))
        .in(top)
        .with("JAVA_HOME", System.getProperty("java.home"))
        .succeed(words)
        .stdout()
        .strip();
  }

  /** Training goes on beside the command and takes its lock away at the end. */
  private void awaitTraining() throws InterruptedException {
    Path lock = top.resolve("target/lab/training");
    Path cache = top.resolve("target/lab/help.aot");
    long end = System.nanoTime() + TRAINING.toNanos();
    while (System.nanoTime() < end && (Files.exists(lock) || !Files.exists(cache))) {
      Thread.sleep(50);
    }
    assertThat(cache).exists();
  }

  private void build(String word) throws IOException {
    Path source = top.resolve("Main.java");
    Files.writeString(
        source,
        "class Main { public static void main(String[] words) { System.out.println(\""
            + word
            + "\"); } }");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-d", top.toString(), source.toString());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
    try (OutputStream file = Files.newOutputStream(top.resolve("target/signlab-0.1.0.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new JarEntry("Main.class"));
      jar.write(Files.readAllBytes(top.resolve("Main.class")));
    }
  }
}
