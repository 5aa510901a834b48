package dev.signlab.sbom.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which packages a Java archive is, from what is said in it and by its name. */
final class JarIdentity {

  private static final Pattern NAME_AND_VERSION = Pattern.compile("(.+?)-(\\d[^/]*)");

  private final String path;
  private final List<Properties> poms = new ArrayList<>();
  private Attributes manifest = new Attributes();

  JarIdentity(String path) {
    this.path = path;
  }

  void manifest(byte[] bytes) throws IOException {
    manifest = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
  }

  void properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    if (Stream.of("groupId", "artifactId", "version").allMatch(properties::containsKey)) {
      poms.add(properties);
    }
  }

  /** One archive may hold several, where a build put its dependencies into it. */
  List<SoftwarePackage> packages() {
    return poms.isEmpty() ? List.of(byManifest()) : poms.stream().map(this::byPom).toList();
  }

  private SoftwarePackage byPom(Properties pom) {
    String name = pom.getProperty("artifactId");
    boolean isItself = poms.size() == 1 || fileName().startsWith(name + "-");
    return new SoftwarePackage(
        PackageType.JAVA,
        pom.getProperty("groupId"),
        name,
        pom.getProperty("version"),
        Map.of(),
        isItself ? licences() : List.of(),
        path);
  }

  private SoftwarePackage byManifest() {
    Matcher named = NAME_AND_VERSION.matcher(fileName());
    boolean isNamed = named.matches();
    return new SoftwarePackage(
        PackageType.JAVA,
        first("Implementation-Vendor-Id"),
        isNamed ? named.group(1) : first("Implementation-Title", fileName()),
        isNamed ? named.group(2) : first("Implementation-Version", first("Bundle-Version", "")),
        Map.of(),
        licences(),
        path);
  }

  private List<String> licences() {
    String stated = first("Bundle-License");
    return stated.isEmpty() || stated.length() > 100 ? List.of() : List.of(stated);
  }

  private String fileName() {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    return name.substring(0, name.lastIndexOf('.'));
  }

  private String first(String attribute) {
    return first(attribute, "");
  }

  private String first(String attribute, String otherwise) {
    String value = manifest.getValue(attribute);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }
}
