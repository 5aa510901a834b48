package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.Bookmarks;
import dev.signlab.scenario.run.PasswordQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that a learner has named: kept, compared with, gone back to. */
class BookmarkTests {

  @TempDir Path home;
  private Evening evening;

  @BeforeEach
  void sitDown() {
    evening = Evening.in(home);
    evening.type("echo FROM scratch > Dockerfile");
    evening.type("echo COPY a.txt / >> Dockerfile");
    evening.type("echo one > a.txt");
    build();
    evening.type("cosign generate-key-pair");
  }

  @AfterEach
  void getUp() {
    evening.close();
  }

  private void build() {
    String image = evening.image("book:1.0");
    evening.type("docker build -t " + image + " .");
    evening.type("docker push " + image);
    assertThat(evening.status()).isZero();
  }

  @Test
  void aBookmarkIsGoneBackTo() throws IOException {
    assertThat(evening.type("bookmark first")).contains("back first");
    String digest = evening.type("crane digest " + evening.image("book:1.0"));
    evening.type("echo two > a.txt");
    build();
    evening.type("clock +11m");
    assertThat(evening.type("crane digest " + evening.image("book:1.0"))).isNotEqualTo(digest);
    assertThat(evening.type("back first")).contains("Back to the bookmark first");
    assertThat(evening.type("crane digest " + evening.image("book:1.0"))).isEqualTo(digest);
    assertThat(Files.readString(work("a.txt"))).isEqualTo("one\n");
    assertThat(evening.world().clock().turned()).isZero();
    assertThat(evening.type("diff first")).contains("nothing has changed");
    assertThat(evening.status()).isZero();
    evening.type("back -");
    assertThat(Files.readString(work("a.txt"))).isEqualTo("two\n");
  }

  @Test
  void whatChangedIsToldPartByPart() throws IOException {
    evening.type("bookmark first");
    evening.type("echo two, longer > a.txt");
    evening.type("rm cosign.pub");
    evening.type("echo new > b.txt");
    Files.setPosixFilePermissions(work("cosign.key"), PosixFilePermissions.fromString("rw-r--r--"));
    build();
    evening.type("cosign sign -y --key cosign.key " + evening.image("book:1.0"));
    evening.type("clock -1h");
    String told = evening.type("diff first");
    assertThat(evening.status()).isEqualTo(1);
    assertThat(told)
        .containsPattern("changed  book:1\\.0  ?\\s*sha256:[0-9a-f]{12}\\.\\.\\.\\s+->\\s+sha256:")
        .contains("new      attached to book@sha256:")
        .contains("https://sigstore.dev/cosign/sign/v1")
        .contains("changed  a.txt  4 B -> 12 B")
        .contains("new      b.txt  4 B")
        .contains("gone     cosign.pub  178 B")
        .contains("changed  cosign.key  rw------- -> rw-r--r--")
        .contains("changed  time  the time of this machine -> 1h behind");
    assertThat(told.lines().filter(line -> !line.startsWith(" ")))
        .containsExactly(
            "since the bookmark first", "registry", "images", "files", "keys", "clock");
  }

  @Test
  void entriesOfLogsAndKeysOfServicesAreTold() {
    evening.type("world start");
    evening.type("bookmark first");
    evening.type("cosign sign -y --key cosign.key " + evening.image("book:1.0"));
    evening.type("world rotate tsa");
    assertThat(evening.type("diff"))
        .containsPattern("changed  rekor  \\d+ -> \\d+ entries")
        .contains("changed  trust/trusted_root.json");
  }

  @Test
  void withoutANameItIsComparedWithTheBeginningOfTheTask() {
    assertThat(evening.type("diff")).contains("nothing was kept").contains("bookmark here");
    evening.lab().begin(evening.lab().catalogue().get("sign"), PasswordQuestion.NOBODY);
    evening.type("echo new > b.txt");
    assertThat(evening.type("diff"))
        .contains("since the open task began")
        .contains("new      b.txt  4 B");
  }

  @Test
  void bookmarksSurviveARestartAndADeletedOneIsGone() {
    evening.type("bookmark first");
    evening.close();
    evening = Evening.again(home);
    assertThat(evening.type("bookmarks")).contains("first");
    assertThat(evening.type("bookmark --delete first")).contains("deleted");
    assertThat(evening.type("back first")).contains("no bookmark first").contains("bookmark here");
  }

  @Test
  void namesAreCheckedAndNothingIsReplacedUnasked() {
    assertThat(evening.type("bookmark ../x")).contains("not a name").contains("bookmark x");
    evening.type("bookmark first");
    assertThat(evening.type("bookmark first")).contains("bookmark --replace first");
    assertThat(evening.status()).isNotZero();
    evening.type("bookmark --replace first");
    assertThat(evening.status()).isZero();
    assertThat(evening.type("back ../../world")).contains("no bookmark");
    assertThat(evening.type("back secnd")).contains("bookmarks");
  }

  @Test
  void thereAreNotMoreThanABound() {
    for (int i = 0; i < Bookmarks.MOST; i++) {
      evening.type("bookmark b" + i);
    }
    assertThat(evening.type("bookmark another")).contains("bookmark --delete b0");
    evening.type("bookmark --delete b0");
    evening.type("bookmark another");
    assertThat(evening.status()).isZero();
  }

  @Test
  void twoWordsAreStillFiles() {
    evening.type("echo two > b.txt");
    assertThat(evening.type("diff a.txt b.txt")).isEqualTo("< one\n> two\n");
    assertThat(evening.type("diff a.txt")).contains("names one file only");
  }

  private Path work(String name) {
    return evening.world().workspace().resolve(name);
  }
}
