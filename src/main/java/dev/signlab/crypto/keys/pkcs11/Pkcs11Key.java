package dev.signlab.crypto.keys.pkcs11;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.EcdsaSignature;
import dev.signlab.crypto.RemoteKey;
import dev.signlab.crypto.RemoteSigner;
import dev.signlab.crypto.RsaDigestInfo;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One key pair on a token. Each use is a session of its own, so that a token can be taken out in
 * between. Safe for use by several threads.
 */
public final class Pkcs11Key implements RemoteKey {

  private final Pkcs11Module module;
  private final Pkcs11Token token;
  private final Pkcs11Uri uri;
  private final Pkcs11Pin pin;

  Pkcs11Key(Pkcs11Module module, Pkcs11Token token, Pkcs11Uri uri, Pkcs11Pin pin) {
    this.module = module;
    this.token = token;
    this.uri = uri;
    this.pin = pin;
  }

  /**
   * Reads the public half from what lies on the token: the public key, a certificate, or the
   * numbers that an RSA private key shows. No PIN is asked for while it is to be had without.
   */
  public VerificationKey publicKey() {
    Optional<VerificationKey> open = inSession(session -> PublicHalf.read(session, uri));
    return open.or(() -> loggedIn(session -> PublicHalf.read(session, uri)))
        .orElseThrow(this::noPublicKey);
  }

  /** Returns what signs by the private key; whether it is there is looked up now. */
  public Signer signer() {
    loggedIn(this::privateKey);
    return RemoteSigner.of(publicKey(), this);
  }

  @Override
  public byte[] signDigest(SignatureAlgorithm algorithm, Digest digest) {
    if (algorithm == SignatureAlgorithm.RSA_PKCS1_SHA256) {
      return sign(Constants.MECHANISM_RSA_PKCS, RsaDigestInfo.of(digest));
    }
    return EcdsaSignature.parseFixed(sign(Constants.MECHANISM_ECDSA, digest.bytes())).der();
  }

  @Override
  public byte[] signMessage(SignatureAlgorithm algorithm, byte[] message) {
    return sign(Constants.MECHANISM_EDDSA, message);
  }

  @Override
  public String name() {
    return uri.toString();
  }

  private byte[] sign(long mechanism, byte[] data) {
    return loggedIn(session -> session.sign(privateKey(session), mechanism, data));
  }

  private long privateKey(Pkcs11Session session) {
    List<Long> keys = session.find(Constants.OBJECT_PRIVATE_KEY, uri.id(), uri.object());
    if (keys.size() != 1) {
      throw wrongNumber(keys.size());
    }
    return keys.getFirst();
  }

  private <T> T loggedIn(Function<Pkcs11Session, T> work) {
    return inSession(
        session -> {
          session.login(pin);
          return work.apply(session);
        });
  }

  private <T> T inSession(Function<Pkcs11Session, T> work) {
    synchronized (module) {
      try (Pkcs11Session session = Pkcs11Session.open(module, token)) {
        return work.apply(session);
      }
    }
  }

  private LabException wrongNumber(int found) {
    return Problem.of(found == 0 ? "no such private key on the token" : "several keys fit")
        .tried("find " + uri)
        .expected("one private key with that id and label")
        .found(found == 0 ? "none on token '" + token.label() + "'" : String.valueOf(found))
        .hint("see the keys", list())
        .cause(Cause.NO_FILE)
        .asException();
  }

  private LabException noPublicKey() {
    return Problem.of("the token shows no public key for " + uri)
        .expected("a public key or a certificate with the same id or label")
        .found("neither, on token '" + token.label() + "'")
        .hint("see the keys", list())
        .cause(Cause.NO_FILE)
        .asException();
  }

  private Intent list() {
    return new Intent.ListTokenKeys(
        Optional.of(new Intent.TokenPlace(module.toString(), token.slot())));
  }
}
