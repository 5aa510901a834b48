package dev.signlab.shell.cosign;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Authorities of somebody's own, in files: root, intermediate, a key and a certificate about it.
 */
final class OwnAuthority {

  /** Whom the certificate names. */
  static final String SUBJECT = "subject@mail.com";

  private static final ASN1ObjectIdentifier ISSUER =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.1");

  private OwnAuthority() {}

  /** Writes {@code leaf.key}, {@code leaf.pem}, and chains right and wrong. */
  static void write(Path folder) throws IOException {
    TestAuthority root = TestAuthority.root("CN=sigstore");
    TestAuthority between = root.below("CN=sigstore-sub", builder -> builder);
    TestAuthority otherRoot = TestAuthority.root("CN=other");
    TestAuthority otherBetween = otherRoot.below("CN=other-sub", builder -> builder);
    KeyPair keys = keys();
    Files.writeString(folder.resolve("leaf.pem"), pem(leaf(between, keys)));
    Files.writeString(
        folder.resolve("leaf.key"), Pem.of("PRIVATE KEY", keys.getPrivate().getEncoded()).text());
    write(folder, "chain.pem", between, root);
    write(folder, "switched.pem", root, between);
    write(folder, "root.pem", root);
    write(folder, "other-chain.pem", otherBetween, otherRoot);
    write(folder, "wrong-root.pem", between, otherRoot);
    write(folder, "wrong-between.pem", otherBetween, root);
  }

  /** Of the kind that cosign signs images with. */
  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Certificate leaf(TestAuthority authority, KeyPair keys) {
    return authority.issue(
        new X500Name(""),
        keys,
        Duration.ofDays(3650),
        builder ->
            builder
                .addExtension(
                    Extension.subjectAlternativeName,
                    true,
                    new GeneralNames(new GeneralName(GeneralName.rfc822Name, SUBJECT)))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(TestAuthority.purpose(KeyPurposeId.id_kp_codeSigning, false))
                .addExtension(
                    new Extension(
                        ISSUER,
                        false,
                        new DEROctetString("oidc-issuer".getBytes(StandardCharsets.US_ASCII)))));
  }

  private static void write(Path folder, String name, TestAuthority... chain) throws IOException {
    StringBuilder text = new StringBuilder();
    for (TestAuthority each : chain) {
      text.append(pem(each.certificate()));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private static String pem(Certificate certificate) {
    return Pem.of(Pem.CERTIFICATE, certificate.encoded()).text();
  }

  /** Puts the chains of files in place of a root's authorities. */
  static void into(ObjectNode root, Path folder, String... chains) throws IOException {
    ArrayNode authorities = root.putArray("certificateAuthorities");
    for (String chain : chains) {
      ObjectNode authority = authorities.addObject();
      authority.putObject("subject").put("organization", "own").put("commonName", chain);
      authority.put("uri", "http://own.example");
      ArrayNode certificates = authority.putObject("certChain").putArray("certificates");
      for (Pem block : Pem.parseAll(Files.readAllBytes(folder.resolve(chain)), chain)) {
        certificates.addObject().put("rawBytes", Base64.getEncoder().encodeToString(block.bytes()));
      }
      authority.putObject("validFor").put("start", "2000-01-01T00:00:00Z");
    }
  }
}
