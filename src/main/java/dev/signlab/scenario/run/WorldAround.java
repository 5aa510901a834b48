package dev.signlab.scenario.run;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.monitor.RekorSource;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.engine.trust.Trust;
import dev.signlab.environment.world.Broken;
import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.environment.world.WorldVault;
import dev.signlab.http.Exchange;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.Demand;
import dev.signlab.oci.name.Registry;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What there is in a world beside folder, registry and images.
 *
 * @param world the world
 * @param transport asks servers, off the learner's record
 * @param logins those that are kept
 * @param exchanges the learner's since the open task began
 */
record WorldAround(
    World world, HttpTransport transport, StoredLogins logins, List<Exchange> exchanges)
    implements WorldView.Around {

  @Override
  public Duration turned() {
    return world.clock().turned();
  }

  @Override
  public Trust trust() {
    TrustedRoot root = TrustedRoot.read(addresses().trustedRoot(), "the world's trusted root");
    return Trust.in(root, world.clock());
  }

  @Override
  public List<String> logged(Wanted wanted) {
    world.require(SigstoreServer.NAME);
    String url = Objects.requireNonNull(addresses().urls().get(LOG));
    return RekorSource.at(url, transport).search(wanted);
  }

  @Override
  public Demand demand(Registry at) {
    URI base =
        world.registry().equals(at) ? world.registryUrl() : URI.create("http://" + at.host());
    return Demand.of(base, transport);
  }

  @Override
  public Optional<String> login(Registry at) {
    return logins
        .find(at)
        .map(
            found ->
                found instanceof Credentials.UserPassword pair ? pair.user() : "a token's owner");
  }

  @Override
  public boolean runs(String server) {
    return world.runs(server);
  }

  @Override
  public List<VerificationKey> vaultKey(String name) {
    return new WorldVault(world).publicKeys(name);
  }

  @Override
  public List<String> answered() {
    return exchanges.stream()
        .filter(exchange -> exchange.status() > 0 && exchange.status() < REFUSED)
        .map(exchange -> exchange.method() + " " + exchange.uri().getRawPath())
        .toList();
  }

  @Override
  public boolean isBroken() {
    return new Broken(world.home()).isThere();
  }

  private WorldAddresses addresses() {
    return new WholeWorld(world).addresses();
  }

  private static final String LOG = "rekorUrl";
  private static final int REFUSED = 400;
}
