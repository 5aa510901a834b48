package dev.signlab.interop.keyless;

import dev.signlab.services.deployment.TrustFile;
import java.nio.file.Path;

/**
 * What a verifier is told.
 *
 * @param identity who should have signed
 * @param issuer who should vouch for that
 * @param trust folder of the files that say whom to believe, named as a world names them
 */
record Expected(String identity, String issuer, Path trust) {

  Expected withIdentity(String other) {
    return new Expected(other, issuer, trust);
  }

  Expected withIssuer(String other) {
    return new Expected(identity, other, trust);
  }

  Expected withTrust(Path other) {
    return new Expected(identity, issuer, other);
  }

  String file(TrustFile name) {
    return name.in(trust).toString();
  }
}
