package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.storage.BoundedFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;

/**
 * The account of a machine of Google's, by its metadata server. Only one on this machine is asked,
 * which a variable names as with Google's own clients: what cosign asks elsewhere answers only
 * inside of Google's network.
 *
 * @param around where the variables are
 */
record GoogleMetadata(Surroundings around) implements AmbientProvider {

  private static final String HOST = "GCE_METADATA_HOST";
  private static final String PATH =
      "/computeMetadata/v1/instance/service-accounts/default/identity";
  private static final Set<String> PRODUCTS = Set.of("Google", "Google Compute Engine");
  private static final int LONGEST = 4096;

  @Override
  public String name() {
    return "google-workload-identity";
  }

  @Override
  public boolean isThere() {
    return server().isPresent();
  }

  @Override
  public boolean isAskedByName() {
    return true;
  }

  @Override
  public Optional<String> passedOver() {
    return isThere() || !isGoogles()
        ? Optional.empty()
        : Optional.of(
            name()
                + " is not asked, as cosign would on this machine of Google's: only a metadata"
                + " server on this machine is, which "
                + HOST
                + " names.");
  }

  private boolean isGoogles() {
    return Files.isRegularFile(around.places().product())
        && PRODUCTS.contains(
            new String(BoundedFile.read(around.places().product(), LONGEST), StandardCharsets.UTF_8)
                .strip());
  }

  private Optional<String> server() {
    return around.variable(HOST).filter(GoogleMetadata::isHere);
  }

  private static boolean isHere(String host) {
    try {
      return HttpTransport.isLoopback(String.valueOf(new URI("http://" + host).getHost()));
    } catch (URISyntaxException e) {
      // Nobody is reached there.
      return false;
    }
  }

  @Override
  public String token(String audience) {
    ServiceDoor door =
        ServiceDoor.of(name(), "http://" + server().orElseThrow(this::far), around.transport());
    String query =
        "?audience=" + URLEncoder.encode(audience, StandardCharsets.UTF_8) + "&format=full";
    URI asked = door.at(PATH + query);
    ServiceAnswer answer = door.send(Request.get(asked).with("Metadata-Flavor", "Google"));
    if (answer.status() != 200) {
      throw door.refused("the machine's token was refused", "GET " + asked, "200", answer)
          .asException();
    }
    return new String(answer.body(), StandardCharsets.UTF_8).strip();
  }

  private LabException far() {
    return Problem.of("the lab asks no metadata server of Google's for identity tokens")
        .expected(HOST + " with an address of this machine, such as localhost:8080")
        .found(around.variable(HOST).orElse("no such variable; cosign asks 169.254.169.254"))
        .hint("get its token yourself and hand it over", "… --identity-token FILE")
        .cause(Cause.NO_TOKEN)
        .asException();
  }
}
