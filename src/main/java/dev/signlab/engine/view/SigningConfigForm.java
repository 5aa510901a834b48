package dev.signlab.engine.view;

import dev.signlab.sigstore.signingconfig.Service;
import dev.signlab.sigstore.signingconfig.ServiceSelection;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where to sign. */
record SigningConfigForm() implements FileForm {

  @Override
  public String kind() {
    return "signing config: where to sign";
  }

  @Override
  public String specification() {
    return "sigstore_trustroot.proto, SigningConfig";
  }

  @Override
  public boolean fits(FileContent file) {
    return file.mediaType().startsWith("application/vnd.dev.sigstore.signingconfig");
  }

  @Override
  public List<ViewField> open(FileContent file) {
    SigningConfig config = SigningConfig.parse(file.bytes(), "the signing config");
    List<ViewField> fields = new ArrayList<>();
    config.oidcUrls().forEach(each -> fields.add(service("issuer of tokens", each, file)));
    config.caUrls().forEach(each -> fields.add(service("certificate authority", each, file)));
    config.rekorTlogUrls().forEach(each -> fields.add(service("log", each, file)));
    fields.add(selection("logs that are asked", config.rekorTlogConfig()));
    config.tsaUrls().forEach(each -> fields.add(service("timestamp authority", each, file)));
    fields.add(selection("authorities that are asked", config.tsaConfig()));
    return fields;
  }

  private static ViewField service(String name, Service service, FileContent file) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(
        ViewField.of("version", service.majorApiVersion() + "", "of its API; the newest is taken"));
    fields.add(ViewField.of("operator", Shown.text(service.operator()), "one service of each"));
    service.validFor().ifPresent(range -> fields.add(Shown.range(range, file.now())));
    return new ViewField(name, Shown.text(service.url()), "", fields);
  }

  private static ViewField selection(String name, ServiceSelection selection) {
    String words =
        switch (selection.selector()) {
          case UNDEFINED -> "not said";
          case EXACT -> selection.count() + "";
          case ALL, ANY -> selection.selector().name().toLowerCase(Locale.ROOT);
        };
    return ViewField.of(name, words);
  }
}
