package dev.signlab.engine.notary;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.jws.FlatSignature;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.SigningChain;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.Descriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signature of the Notary Project over the descriptor of a manifest, as a flattened JSON web
 * signature (signature-envelope-jws.md). Reading it believes nothing.
 *
 * @param signature the envelope itself
 * @param header what is signed along
 * @param chain the certificates that it brings along, unsigned
 * @param target the manifest that it is about
 */
public record NotaryEnvelope(
    FlatSignature signature, NotaryHeader header, SigningChain chain, Descriptor target) {

  private static final String CHAIN = "x5c";
  private static final String AGENT = "io.cncf.notary.signingAgent";
  private static final String TARGET = "targetArtifact";
  private static final int LONGEST_CHAIN = 16;

  /** Who signs: a key, and the certificates that say whose it is. */
  public record Signatory(KeyPair key, SigningChain chain) {

    /** Returns why this one cannot sign, or nothing. */
    public Optional<Failure> fault(Instant now) {
      VerificationKey certified = chain.leaf().key();
      if (!key.publicKey().equals(certified)) {
        return Optional.of(
            Failure.of(
                Cause.WRONG_KEY, "the private key of " + certified, "that of " + key.publicKey()));
      }
      return chain.fault().or(() -> outdated(chain, now));
    }
  }

  /**
   * Signs.
   *
   * @param target the manifest's descriptor
   * @param now when
   * @param lasts how long the signer would have the image used, where that has an end
   * @throws LabException with the cause WRONG_KEY, WRONG_CERTIFICATE, NOT_VALID_THEN or
   *     WRONG_ALGORITHM
   */
  public static NotaryEnvelope make(
      Signatory by, Descriptor target, String agent, Instant now, Optional<Duration> lasts) {
    NotaryAlgorithm algorithm = NotaryAlgorithm.of(by.chain().leaf().key());
    by.fault(now)
        .ifPresent(
            fault -> {
              throw Problem.of("this key and its certificate cannot sign")
                  .failure(fault)
                  .asException();
            });
    NotaryHeader header =
        new NotaryHeader(algorithm.name(), NotaryHeader.X509, now, lasts.map(now::plus));
    ObjectNode payload = Json.object();
    payload.set(TARGET, plain(target).toJson());
    return of(
        FlatSignature.make(
            by.key(), header.json(), Json.write(payload), unsigned(by.chain(), agent)));
  }

  private static Descriptor plain(Descriptor target) {
    return new Descriptor(target.mediaType(), target.digest(), target.size());
  }

  private static ObjectNode unsigned(SigningChain chain, String agent) {
    ObjectNode unsigned = Json.object();
    var list = unsigned.putArray(CHAIN);
    chain
        .certificates()
        .forEach(each -> list.add(Base64.getEncoder().encodeToString(each.encoded())));
    return unsigned.put(AGENT, agent);
  }

  /**
   * Reads an envelope.
   *
   * @param what names it in problems
   * @throws LabException with the cause MALFORMED, or NOT_JUDGED for what is only done elsewhere
   */
  public static NotaryEnvelope parse(byte[] json, String what) {
    return of(FlatSignature.parse(json, what));
  }

  private static NotaryEnvelope of(FlatSignature signature) {
    NotaryHeader header = NotaryHeader.parse(signature.header());
    SigningChain chain = chain(signature.unsignedHeader());
    JsonFields payload = Json.parseObject(signature.payload(), "the payload that was signed");
    return new NotaryEnvelope(signature, header, chain, Descriptor.parse(payload.object(TARGET)));
  }

  private static SigningChain chain(JsonFields unsigned) {
    List<Certificate> chain = new ArrayList<>();
    List<JsonNode> texts = unsigned.array(CHAIN);
    if (texts.isEmpty() || texts.size() > LONGEST_CHAIN) {
      throw noChain("1 to " + LONGEST_CHAIN + " certificates", texts.size() + " of them");
    }
    for (JsonNode text : texts) {
      byte[] der =
          Optional.of(text)
              .filter(JsonNode::isString)
              .flatMap(each -> Base64Text.decode(each.stringValue()))
              .orElseThrow(() -> noChain("certificates in Base64", "something else"));
      chain.add(Certificate.parse(der, "a certificate in " + CHAIN));
    }
    return new SigningChain(chain);
  }

  private static LabException noChain(String expected, String found) {
    return Problem.of("the envelope has no " + CHAIN + " that can be read")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Returns which program says that it made the signature; nobody vouches for it. */
  public Optional<String> agent() {
    return signature.unsignedHeader().optionalText(AGENT);
  }

  /**
   * Tells why the signature is not one of its first certificate's key over its payload; nothing
   * when it is.
   */
  public Optional<Failure> fault() {
    Certificate leaf = chain.leaf();
    NotaryAlgorithm algorithm;
    try {
      algorithm = NotaryAlgorithm.of(leaf.key());
    } catch (LabException e) {
      return Optional.of(e.problem().failureOr(Cause.WRONG_ALGORITHM));
    }
    if (!algorithm.name().equals(header.algorithm())) {
      return Optional.of(
          Failure.of(
              Cause.WRONG_ALGORITHM,
              "alg " + algorithm + ", which goes with " + leaf.key(),
              "alg " + header.algorithm()));
    }
    return signature.verifies(leaf.key(), NotaryHeader.UNDERSTOOD)
        ? Optional.empty()
        : Optional.of(
            Failure.of(
                Cause.WRONG_KEY,
                "a signature by the key of " + leaf.subject(),
                "one that it did not make over these bytes"));
  }

  /** Every certificate has to hold, as long as no authority says when it was signed. */
  static Optional<Failure> outdated(SigningChain chain, Instant moment) {
    return chain.certificates().stream()
        .flatMap(
            each -> each.outdatedAt(moment, " for the certificate of " + each.subject()).stream())
        .findFirst();
  }
}
