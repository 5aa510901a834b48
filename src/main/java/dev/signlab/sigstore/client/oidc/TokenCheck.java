package dev.signlab.sigstore.client.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.storage.Reason;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies a token that was just had by signing in (OpenID Connect Core, section 3.1.3.7): the
 * signature by the issuer's keys, issuer, audience, time, and the nonce where one was sent.
 *
 * @param issuer who should have issued it
 * @param audience for whom it should be
 * @param clock tells whether it holds
 */
record TokenCheck(OidcIssuer issuer, String audience, InstantSource clock) {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  IdentityToken verified(String text, Optional<String> nonce) {
    IdentityToken token = IdentityToken.parse(text, "the issuer's answer");
    try {
      processor().process(token.text(), null);
    } catch (ParseException
        | BadJOSEException
        | JOSEException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw refused(Reason.of(e));
    }
    Optional<String> found = token.claims().optionalText("nonce");
    if (nonce.isPresent() && !found.equals(nonce)) {
      throw refused("nonce does not match value sent");
    }
    return token;
  }

  private DefaultJWTProcessor<SecurityContext> processor() throws ParseException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys())));
    JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(issuer.name()).build();
    processor.setJWTClaimsSetVerifier(new AtTime(audience, exact, clock));
    return processor;
  }

  private JWKSet keys() throws ParseException {
    ServiceAnswer answer = issuer.get(issuer.keys());
    if (answer.status() != 200) {
      throw issuer.refused("the issuer does not show its keys", answer);
    }
    // The library takes the word null for an object, and ends in a fault of its own.
    Json.parseObject(answer.body(), "the keys of " + issuer.name());
    return JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
  }

  private LabException refused(String why) {
    return Problem.of("the token of " + issuer.name() + " does not verify")
        .expected("signed by its keys, for " + audience + ", and of now")
        .found(why)
        .cause(Cause.WRONG_TOKEN)
        .asException();
  }

  /** The library would ask the machine's clock. */
  private static final class AtTime extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final InstantSource clock;

    AtTime(String audience, JWTClaimsSet exact, InstantSource clock) {
      super(audience, exact, Set.of("exp", "sub"));
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
