package dev.signlab.interop;

import dev.signlab.json.Json;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A timestamp authority that openssl plays. The program of sigstore-go takes no bundle without a
 * log entry or a timestamp, so bundles get one before it sees them.
 *
 * @param folder with the keys and certificates
 */
record TimestampAuthority(Path folder) {

  private static final String SETTINGS =
      """
      [ tsa ]
      default_tsa = t
      [ t ]
      serial = serial
      signer_digest = sha256
      default_policy = 1.2.3.4
      digests = sha256
      ess_cert_id_alg = sha256
      [ req ]
      distinguished_name = dn
      [ dn ]
      [ ca ]
      basicConstraints = critical, CA:TRUE
      keyUsage = critical, keyCertSign, cRLSign
      [ leaf ]
      basicConstraints = critical, CA:FALSE
      keyUsage = critical, digitalSignature
      extendedKeyUsage = critical, timeStamping
      """;

  @SuppressWarnings("InlineFormatString") // a document, easier to read in one piece
  private static final String ROOT =
      """
      {"mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
       "timestampAuthorities": [{"subject": {"organization": "o", "commonName": "tsa"},
         "uri": "http://tsa.example", "validFor": {"start": "2020-01-01T00:00:00Z"},
         "certChain": {"certificates": [{"rawBytes": "%s"}, {"rawBytes": "%s"}]}}]}
      """;

  /** Makes an authority in an empty folder. */
  static TimestampAuthority in(Path folder) throws IOException {
    Files.writeString(folder.resolve("ts.cnf"), SETTINGS);
    Tool openssl = Tool.require("openssl").in(folder);
    String ca = " -x509 -days 30 -subj /O=o/CN=root -extensions ca -keyout ca.key -out ca.crt";
    run(openssl, "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config ts.cnf" + ca);
    String request = " -subj /O=o/CN=tsa -keyout leaf.key -out leaf.csr";
    run(openssl, "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config ts.cnf" + request);
    String issue = "x509 -req -in leaf.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 20";
    run(openssl, issue + " -extfile ts.cnf -extensions leaf -out leaf.crt");
    run(openssl, "x509 -in leaf.crt -outform DER -out leaf.der");
    run(openssl, "x509 -in ca.crt -outform DER -out ca.der");
    return new TimestampAuthority(folder);
  }

  /** Returns a trusted root that trusts this authority alone, as JSON. */
  String trustedRoot() throws IOException {
    return ROOT.formatted(base64("leaf.der"), base64("ca.der"));
  }

  /** Writes a copy of a bundle with a timestamp of its signature, and returns its file. */
  static String stamped(Path authority, Path bundle) {
    try {
      Path folder = Objects.requireNonNull(bundle.getParent());
      byte[] json = Files.readAllBytes(bundle);
      ObjectNode root = (ObjectNode) Json.parse(json, "bundle");
      Files.write(folder.resolve("sig"), signature(root));
      Files.writeString(folder.resolve("serial"), "01\n");
      Tool openssl = Tool.require("openssl").in(folder);
      run(openssl, "ts -query -data sig -sha256 -cert -out request.tsq");
      String signer = " -signer %1$s/leaf.crt -inkey %1$s/leaf.key".formatted(authority);
      String reply = "ts -reply -queryfile request.tsq -out answer.tsr -config ";
      run(openssl, reply + authority + "/ts.cnf" + signer);
      root.withObject("/verificationMaterial/timestampVerificationData")
          .putArray("rfc3161Timestamps")
          .addObject()
          .put("signedTimestamp", base64(folder.resolve("answer.tsr")));
      return Files.write(folder.resolve("stamped.json"), Json.write(root)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not by our own reader of bundles: what that refuses, others may take. */
  private static byte[] signature(JsonNode bundle) {
    String base64 =
        bundle
            .at("/messageSignature/signature")
            .asString(bundle.at("/dsseEnvelope/signatures/0/sig").asString());
    return Base64.getDecoder().decode(base64);
  }

  private String base64(String name) throws IOException {
    return base64(folder.resolve(name));
  }

  private static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }

  private static void run(Tool openssl, String words) {
    openssl.succeed(words.split(" ", -1));
  }
}
