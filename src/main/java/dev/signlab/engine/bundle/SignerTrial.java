package dev.signlab.engine.bundle;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Verifier;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds out whether the expected signer made a signature. */
public sealed interface SignerTrial permits KeyTrial, CertificateTrial {

  /** Returns the key by which the signature is tried. */
  NamedKey key();

  /**
   * Tries the key.
   *
   * @param accepted which algorithms count for a kind of key, the usual one first
   * @param signed whether the signature verifies by a verifier
   */
  Outcome outcome(Function<KeyType, List<SignatureAlgorithm>> accepted, Predicate<Verifier> signed);

  /** Returns who signed as logs have it: a key or a certificate, in DER. */
  byte[] verifier();

  /** Tells whether it matters when the signature was made. */
  boolean isDated();

  /**
   * Returns what is judged of the signer beside the signature.
   *
   * @param times at which the signature was there
   */
  List<Step> signer(List<ObservedTime> times);
}
