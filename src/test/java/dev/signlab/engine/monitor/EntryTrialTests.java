package dev.signlab.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.NoteKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is judged of entries whose kind or algorithm the lab does not have. */
class EntryTrialTests {

  private static final String DIGEST = "ab".repeat(64);

  @Test
  void anotherKindIsNotReached() {
    Step step = signature("rekord", "0.0.1", "{\"signature\":{}}");
    assertThat(((Outcome.NotReached) step.outcome()).because()).contains("kind rekord 0.0.1");
  }

  @Test
  void anAlgorithmThatTheLabDoesNotComputeIsNotReached() throws GeneralSecurityException {
    Step step = hashed("sha512", DIGEST, "RSA", 2048);
    assertThat(((Outcome.NotReached) step.outcome()).because()).contains("RSA over sha512");
  }

  @Test
  void aKeyThatTheLabDoesNotComputeWithIsNotReached() throws GeneralSecurityException {
    Step step = hashed("sha256", DIGEST.substring(64), "RSA", 1024);
    assertThat(((Outcome.NotReached) step.outcome()).because()).contains("1024 bits");
  }

  @Test
  void aSignatureOfAnotherDigestFails() throws GeneralSecurityException {
    Step step = hashed("sha256", DIGEST.substring(64), "RSA", 2048);
    assertThat(step.outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void nonsenseInsteadOfAKeyFails() {
    Step step =
        signature("hashedrekord", "0.0.1", spec("sha256", DIGEST.substring(64), "AA==", "x"));
    assertThat(step.outcome()).isInstanceOf(Outcome.Failed.class);
  }

  private static Step hashed(String hash, String digest, String algorithm, int size)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    KeyPair pair = generator.generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    return signature("hashedrekord", "0.0.1", spec(hash, digest, signed(pair.getPrivate()), pem));
  }

  private static String signed(PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  private static String spec(String hash, String digest, String signature, String pem) {
    String key = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    return "{\"data\":{\"hash\":{\"algorithm\":\""
        + hash
        + "\",\"value\":\""
        + digest
        + "\"}},\"signature\":{\"content\":\""
        + signature
        + "\",\"publicKey\":{\"content\":\""
        + key
        + "\"}}}";
  }

  private static Step signature(String kind, String version, String spec) {
    byte[] body =
        "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"spec\":%s}"
            .formatted(version, kind, spec)
            .getBytes(StandardCharsets.UTF_8);
    TransparencyLogEntry entry =
        new TransparencyLogEntry(
            0, new byte[32], kind, version, 1, Optional.empty(), Optional.empty(), body);
    NamedEntry named = new NamedEntry(HexFormat.of().formatHex(MerkleHash.leaf(body)), entry);
    return trial().at(0, named).checks().steps().stream()
        .filter(step -> step.name().equals("signature holds"))
        .findFirst()
        .orElseThrow();
  }

  private static EntryTrial trial() {
    TrustedRoot root = PublicRoot.read();
    LogInstance log = root.tlogs().getFirst();
    SignedTree tree =
        new SignedTree(
            log,
            Checkpoint.of("origin", 1, new byte[32]),
            new NoteKey("origin", log.key(), SignatureAlgorithm.ECDSA_SHA256));
    HttpTransport nobody = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    RekorSource source = RekorSource.at("http://localhost:1", nobody);
    return new EntryTrial(new LogMonitor(source, root, InstantSource.system()), tree);
  }
}
