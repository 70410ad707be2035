package io.tummycrypt.tcfs.store.s3;

import java.io.EOFException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What an S3 server says of an error. It may be of something that is no S3 server and no XML: then
 * nothing is known but the status.
 *
 * @param code such as {@code NoSuchKey}; empty if there is none
 * @param message for people
 * @param region where the bucket is, if it is elsewhere
 */
record ErrorBody(String code, String message, @Nullable String region) {
  private static final String NAME = "Error";

  static final ErrorBody NONE = new ErrorBody("", "", null);

  /**
   * Reads what there is.
   *
   * @throws EOFException if it was cut
   */
  static ErrorBody parse(byte[] body) throws EOFException {
    if (body.length == 0) {
      return NONE;
    }
    try {
      Map<String, String> members = members(Xml.open(body));
      return new ErrorBody(
          members.getOrDefault("Code", ""),
          members.getOrDefault("Message", ""),
          members.get("Region"));
    } catch (XMLStreamException notS3) {
      if (body.length < Exchange.ERROR_BYTES && Xml.isCut(body, NAME)) {
        throw new EOFException("the answer was cut after " + body.length + " bytes");
      }
      return NONE;
    }
  }

  private static Map<String, String> members(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> members = new HashMap<>();
    xml.nextTag();
    xml.require(XMLStreamConstants.START_ELEMENT, null, NAME);
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      members.put(xml.getLocalName(), xml.getElementText());
    }
    return members;
  }
}
