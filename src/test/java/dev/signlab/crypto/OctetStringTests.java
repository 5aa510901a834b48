package dev.signlab.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import org.junit.jupiter.api.Test;

class OctetStringTests {

  @Test
  void bytesStandBehindTagAndLength() {
    assertThat(OctetString.encode(new byte[] {1, 2})).containsExactly(4, 2, 1, 2);
    assertThat(OctetString.encode(new byte[200])).startsWith(4, 0x81, 200).hasSize(203);
    assertThat(OctetString.parse(new byte[] {4, 2, 1, 2}, "it")).containsExactly(1, 2);
  }

  @Test
  void anythingElseIsRefused() {
    refuses(4, 2, 1);
    refuses(4, 2, 1, 2, 3);
    refuses(5, 0);
    refuses();
  }

  private static void refuses(int... bytes) {
    byte[] der = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      der[i] = (byte) bytes[i];
    }
    assertThatThrownBy(() -> OctetString.parse(der, "it"))
        .isInstanceOf(LabException.class)
        .hasMessage("it is not an octet string");
  }
}
