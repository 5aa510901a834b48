package dev.signlab.app.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy of the project in small, which is sealed and then changed. */
class SourceWatchTests {

  private static final String JAR = "target/signlab-0.1.0.jar";
  private static final String DEEP = "src/main/java/dev/Main.java";

  @TempDir Path top;
  private final Semaphore told = new Semaphore(0);

  @BeforeEach
  void sealACopy() throws Exception {
    for (String name :
        new String[] {DEEP, "content/lessons/one.adoc", "target/lib/a.jar", "pom.xml", JAR}) {
      write(name);
    }
    pass();
    write("target/lab/seal");
    pass();
  }

  /** File systems count in ticks of some milliseconds. */
  private static void pass() throws InterruptedException {
    Thread.sleep(50);
  }

  private void write(String name) throws IOException {
    Path file = top.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, name + System.nanoTime());
  }

  private boolean start() {
    return SourceWatch.start(top, told::release);
  }

  private boolean isTold() throws InterruptedException {
    return told.tryAcquire(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DEEP,
        "src/main/java/dev/Other.java",
        "src/main/resources/new/words.txt",
        "content/lessons/one.adoc",
        "target/lib/b.jar",
        "pom.xml",
        JAR
      })
  void aChangeIsHeardOfOnce(String name) throws Exception {
    assertThat(start()).isTrue();
    write(name);
    assertThat(isTold()).isTrue();
    write(DEEP);
    pass();
    assertThat(told.tryAcquire()).as("a second time").isFalse();
  }

  @Test
  void aFileThatGoesIsHeardOf() throws Exception {
    assertThat(start()).isTrue();
    Files.delete(top.resolve(DEEP));
    assertThat(isTold()).isTrue();
  }

  @Test
  void whatComesAndGoesBesideTheSourcesIsNot() throws Exception {
    assertThat(start()).isTrue();
    write("notes.txt");
    write("target/build.log");
    write("target/lab/help.aot");
    write("src/test/java/Some.java");
    pass();
    assertThat(told.tryAcquire()).isFalse();
    write(DEEP);
    assertThat(isTold()).isTrue();
  }

  /** Nobody is told then, since callers look already. */
  @ParameterizedTest
  @ValueSource(strings = {DEEP, "target/lib/a.jar", "pom.xml", JAR})
  void whatIsYoungerThanTheSealIsNotWatched(String name) throws Exception {
    write(name);
    assertThat(start()).isFalse();
    write(DEEP);
    pass();
    assertThat(told.tryAcquire()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"target/lab/seal", "content/lessons", "pom.xml"})
  void aCopyThatLacksAPartIsNotWatched(String name) throws Exception {
    Path part = top.resolve(name);
    Files.move(part, top.resolve("away"));
    assertThat(start()).isFalse();
  }
}
