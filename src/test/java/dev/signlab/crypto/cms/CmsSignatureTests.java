package dev.signlab.crypto.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.TestChain;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A signature whose octets were changed does not verify, and ends in one problem. */
class CmsSignatureTests {

  private static final byte[] FILE = "hello".getBytes(UTF_8);
  private static final Instant NOW = TestChain.BEGIN.plusSeconds(60);

  private final KeyPair key = KeyPair.generate();
  private final Certificate ada = TestChain.self("ada", key, List.of());

  /** One bit anywhere: of a certificate's tag, of what names it, of a length. */
  @Test
  void noChangedBitEscapesAsAnotherException() {
    byte[] good = CmsSignature.make(key, ada, FILE, NOW).encoded();
    assertThat(CmsSignature.parse(good, "it").fault(FILE, List.of(ada), NOW)).isEmpty();
    int refused = 0;
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] changed = good.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      refused += problem(changed).isPresent() ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(good.length);
  }

  private static Optional<Problem> problem(byte[] changed) {
    try {
      assertThat(CmsSignature.parse(changed, "changed").encoded()).isEqualTo(changed);
      return Optional.empty();
    } catch (LabException e) {
      return Optional.of(e.problem());
    }
  }
}
