package dev.signlab.registry;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings each call to the endpoint that its path names. */
final class Endpoints implements Handler {

  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

  private final Door door;
  private final Expiry expiry;
  private final BlobEndpoint blobs;
  private final UploadEndpoint uploads;
  private final ManifestEndpoint manifests;
  private final ReferrersEndpoint referrers;
  private final ListEndpoint lists;
  private final Supplier<Terms> terms;

  Endpoints(Supplier<Terms> terms, RegistryStore store, Uploads uploads, Door door, Expiry expiry) {
    this.terms = terms;
    this.door = door;
    this.expiry = expiry;
    this.blobs = new BlobEndpoint(store);
    this.uploads = new UploadEndpoint(store, uploads);
    this.manifests = new ManifestEndpoint(store, expiry);
    this.referrers = new ReferrersEndpoint(store);
    this.lists = new ListEndpoint(store);
  }

  @Override
  public void handle(Call call) throws IOException {
    call.set("Docker-Distribution-Api-Version", "registry/2.0");
    call.set("X-Content-Type-Options", "nosniff");
    Terms now = terms.get();
    if (door.answersItself(call, now.access())) {
      return;
    }
    Optional<Route> route = Route.of(call.path());
    if (route.isEmpty()) {
      call.answer(404, "404 page not found\n");
      return;
    }
    door.admit(call, route.get(), now.access());
    expiry.sweep(now);
    switch (route.get()) {
      case Route.Base base -> base(call);
      case Route.Catalog catalog -> lists.catalog(call);
      case Route.Tags tags -> lists.tags(call, Names.repository(tags.repository()));
      case Route.Blob blob ->
          blobs.handle(call, Names.repository(blob.repository()), Names.digest(blob.digest()));
      case Route.NewUpload upload -> uploads.begin(call, Names.repository(upload.repository()));
      case Route.OpenUpload upload ->
          uploads.handle(call, Names.repository(upload.repository()), upload.id());
      case Route.Manifests manifest ->
          manifests.handle(call, Names.repository(manifest.repository()), manifest.reference());
      case Route.Referrers subject ->
          referrers.handle(
              call, Names.repository(subject.repository()), Names.digest(subject.digest()));
    }
  }

  private static void base(Call call) throws IOException {
    Methods.require(call, "GET", "HEAD");
    call.answer(200, "application/json; charset=utf-8", EMPTY_OBJECT);
  }
}
