package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verifier notices, and what it does not, when a service of the world lies. */
class LyingWorldTests {

  private static final String INITIALIZE =
      "cosign initialize --mirror http://localhost:5108 --root http://localhost:5108/1.root.json";

  @TempDir Path home;
  private Evening evening;

  @BeforeEach
  void sitDown() {
    evening = Evening.in(home);
    evening.type("sigstore start --port 0");
  }

  @AfterEach
  void getUp() {
    evening.close();
  }

  private void sign(String name) {
    evening.type("echo some bytes > f");
    evening.type("world token --identity ada@example.com > token.txt");
    type("cosign sign-blob --identity-token token.txt --bundle " + name + " f");
    assertThat(evening.status()).isZero();
  }

  private String type(String line) {
    return evening.type(evening.inThisWorld(line));
  }

  private Optional<Cause> cause(String line) {
    return new SilentLines(evening.session())
        .type(evening.inThisWorld(line), evening.world().workspace(), Map.of())
        .cause();
  }

  /** The log's own entry comes first, and is the only one that it has when it begins. */
  @Test
  void aLogThatHoldsNothingOfAnybodyHasNothingToLieAbout() {
    assertThat(type("world lie split-view")).contains("nothing yet about which it could lie");
    sign("a.json");
    type("world lie split-view");
    assertThat(evening.status()).isZero();
  }

  @Test
  void aSecondTreeIsSignedLikeTheFirstAndOnlyMemoryTellsThemApart() {
    sign("a.json");
    type("log checkpoint > early.txt");
    sign("b.json");
    type("log checkpoint > late.txt");
    type("world lie split-view");
    assertThat(type("log checkpoint")).contains("a key that is trusted");
    assertThat(cause("log consistency late.txt")).contains(Cause.SPLIT_VIEW);
    assertThat(cause("log consistency b.json")).contains(Cause.SPLIT_VIEW);
    assertThat(type("log consistency early.txt")).contains("the log only grew");
    type("undo");
    assertThat(type("log consistency early.txt")).contains("the log only grew");
  }

  @Test
  void anOlderRepositoryIsNoticedByWhoHasSeenTheNewerOne() {
    assertThat(type("world lie roll-back")).contains("no edition before this one");
    type("world rotate rekor");
    type("TUF_ROOT=seen " + INITIALIZE);
    type("world lie roll-back");
    assertThat(cause("TUF_ROOT=seen " + INITIALIZE)).contains(Cause.OLD_METADATA);
    assertThat(type("TUF_ROOT=fresh " + INITIALIZE)).contains("timestamp 1,");
    type("world rotate tsa");
    assertThat(cause("TUF_ROOT=seen " + INITIALIZE)).contains(Cause.OLD_METADATA);
  }

  @Test
  void aFrozenRepositoryIsNoticedWhenItsTimestampEnds() {
    type("world lie freeze");
    type("clock +6d");
    assertThat(type("TUF_ROOT=seen " + INITIALIZE)).contains("timestamp 1,");
    type("clock +2d");
    assertThat(cause("TUF_ROOT=seen " + INITIALIZE)).contains(Cause.EXPIRED_METADATA);
  }

  @Test
  void anExchangedFileIsNoticedByItsDigest() {
    type("world lie swap-target");
    assertThat(cause("TUF_ROOT=seen " + INITIALIZE)).contains(Cause.DIGEST_MISMATCH);
    assertThat(type("world lie nothing")).contains("no lie of that name", "world lie split-view");
  }
}
