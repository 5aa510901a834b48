package dev.signlab.scenario.gate.report;

import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Finding;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** All in JUnit XML: each scenario is a test case. */
final class JUnitReport {

  private final Reports reports;
  private final XMLStreamWriter xml;

  private JUnitReport(Reports reports, XMLStreamWriter xml) {
    this.reports = reports;
    this.xml = xml;
  }

  static String of(Reports reports, List<ScenarioProof> proofs) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitReport(reports, xml).suite(proofs);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text takes every character", e);
    }
    return text + "\n";
  }

  private void suite(List<ScenarioProof> proofs) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "author check");
    xml.writeAttribute("tests", String.valueOf(proofs.size()));
    xml.writeAttribute("failures", String.valueOf(proofs.stream().filter(p -> !p.holds()).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", seconds(proofs.stream().mapToLong(ScenarioProof::millis).sum()));
    for (ScenarioProof proof : proofs) {
      testcase(proof);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void testcase(ScenarioProof proof) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "scenario");
    xml.writeAttribute("name", proof.scenario());
    xml.writeAttribute("time", seconds(proof.millis()));
    if (!proof.holds()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", "author check");
      xml.writeAttribute("message", clean(line(proof.errors().getFirst())));
      xml.writeCharacters(lines(proof.errors()));
      xml.writeEndElement();
    }
    List<Finding> advice = proof.findings().stream().filter(f -> !f.isError()).toList();
    if (!advice.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(lines(advice));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private String lines(List<Finding> findings) {
    return clean(findings.stream().map(this::line).collect(Collectors.joining("\n", "", "\n")));
  }

  private String line(Finding finding) {
    return reports.name(finding.place().file())
        + ":"
        + finding.place().line()
        + ": "
        + finding.words();
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }
}
