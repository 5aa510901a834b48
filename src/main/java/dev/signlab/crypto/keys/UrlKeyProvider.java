package dev.signlab.crypto.keys;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import java.net.URI;

/**
 * Public keys on the web, fetched anew each time: {@code https://example.com/cosign.pub}.
 *
 * @param scheme {@code https}, or {@code http}, which is spoken to this machine only
 */
record UrlKeyProvider(String scheme) implements KeyProvider {

  private static final int MOST_REDIRECTS = 5;

  @Override
  public Signer signer(KeyReference reference, KeyContext context) {
    throw Problem.of("private keys are not fetched from the web")
        .tried("sign by " + reference)
        .expected("a key that stays where it is, in a file, a service or a token")
        .found(reference.text())
        .hint(
            "only the public half is read from an address",
            new Intent.ShowPublicKey(reference.toString(), false))
        .asException();
  }

  @Override
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    HttpTransport transport = context.transport().get();
    URI uri = checked(reference, reference.text());
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      try (Response response = transport.send(Request.get(uri))) {
        if (response.status() / 100 != 3) {
          return PublicKeyFile.parse(content(response, reference), reference.text());
        }
        uri = checked(reference, next(uri, response, reference));
      } catch (TransportException e) {
        throw noAnswer(reference, e);
      }
    }
    throw failed(reference, "more than " + MOST_REDIRECTS + " redirects");
  }

  private static byte[] content(Response response, KeyReference reference) {
    if (!response.isSuccess()) {
      throw failed(reference, "status " + response.status());
    }
    return response.bytes(Pem.LARGEST);
  }

  private static String next(URI uri, Response response, KeyReference reference) {
    String place =
        response
            .header("Location")
            .orElseThrow(() -> failed(reference, "a redirect that names no place"));
    try {
      return uri.resolve(place).toString();
    } catch (IllegalArgumentException e) {
      throw failed(reference, "a redirect to " + place);
    }
  }

  private static URI checked(KeyReference reference, String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw failed(reference, "something that is not an address: " + text);
    }
    String host = uri.getHost();
    if (host == null) {
      throw failed(reference, "an address without a host: " + text);
    }
    if ("https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && HttpTransport.isLoopback(host))) {
      return uri;
    }
    throw Problem.of("a key that comes over plain HTTP could be anybody's")
        .tried("read the public key " + reference)
        .expected("https://, or an address of this machine")
        .found(text)
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static LabException noAnswer(KeyReference reference, TransportException e) {
    Problem.Builder problem =
        Problem.of("Get \"" + reference + "\": " + e.failure().words())
            .tried("read the public key " + reference)
            .expected("a server that answers")
            .found(e.problem().foundOrSummary());
    e.problem().hints().forEach(problem::hint);
    return problem
        .hint("with a copy in a file nothing needs to answer: --key cosign.pub")
        .cause(Cause.NO_FILE)
        .asException(e);
  }

  private static LabException failed(KeyReference reference, String found) {
    return Problem.of("loading URL: " + reference + " gave no key")
        .tried("read the public key " + reference)
        .expected("status 200 and a public key in PEM")
        .found(found)
        .hint("see the call and its answer", "wire")
        .cause(Cause.NO_FILE)
        .asException();
  }
}
