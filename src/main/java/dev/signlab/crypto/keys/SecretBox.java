package dev.signlab.crypto.keys;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** NaCl's secretbox: XSalsa20 for secrecy, Poly1305 for integrity, the 16 bytes of MAC in front. */
final class SecretBox {

  static final int KEY = 32;
  static final int NONCE = 24;

  private static final int MAC = 16;
  private static final int MAC_KEY = 32;

  private SecretBox() {}

  static byte[] seal(byte[] message, byte[] key, byte[] nonce) {
    XSalsa20Engine stream = stream(key, nonce);
    byte[] macKey = macKey(stream);
    byte[] box = new byte[MAC + message.length];
    stream.processBytes(message, 0, message.length, box, MAC);
    System.arraycopy(mac(macKey, box), 0, box, 0, MAC);
    return box;
  }

  /** Returns the message, or nothing when key or box is not the right one. */
  static Optional<byte[]> open(byte[] box, byte[] key, byte[] nonce) {
    if (box.length < MAC || nonce.length != NONCE) {
      return Optional.empty();
    }
    XSalsa20Engine stream = stream(key, nonce);
    byte[] expected = mac(macKey(stream), box);
    if (!MessageDigest.isEqual(expected, Arrays.copyOf(box, MAC))) {
      return Optional.empty();
    }
    byte[] message = new byte[box.length - MAC];
    stream.processBytes(box, MAC, message.length, message, 0);
    return Optional.of(message);
  }

  private static XSalsa20Engine stream(byte[] key, byte[] nonce) {
    XSalsa20Engine engine = new XSalsa20Engine();
    engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    return engine;
  }

  /** The first 32 bytes of the stream are the key of the MAC; the message takes what follows. */
  private static byte[] macKey(XSalsa20Engine stream) {
    byte[] key = new byte[MAC_KEY];
    stream.processBytes(key, 0, MAC_KEY, key, 0);
    return key;
  }

  private static byte[] mac(byte[] key, byte[] box) {
    Poly1305 poly = new Poly1305();
    poly.init(new KeyParameter(key));
    poly.update(box, MAC, box.length - MAC);
    byte[] mac = new byte[MAC];
    poly.doFinal(mac, 0);
    return mac;
  }
}
