# The service and its commands, on a Java of their own, without a broker: it runs beside a Kafka and a schema registry that are there.
# `docker build -t claimline .`; nothing but the classic builder's instructions, so any engine does. docs/containers.md says how to run it.

# Needs Maven 3.8 and a JDK of version 17 or newer, with jlink. A newer JDK makes an image with a newer Java.
ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-17
# Needs a shell and the libraries of C and C++ (glibc, for RocksDB). The Java comes from the build: so it has the modules that are used and no
# others, and base and Java together are smaller than an image with a whole Java runtime.
ARG RUNTIME_IMAGE=debian:12.12-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /build

# Java: the modules that the program and its libraries use, and jcmd, to look at a service that behaves oddly.
RUN jlink --output /image/java --strip-java-debug-attributes --no-header-files --no-man-pages --compress=2 --add-modules \
java.base,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.xml,\
jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

# Libraries first, with no source of the service: this layer stays as long as the poms and the schemas do.
COPY pom.xml LICENSE NOTICE ./
COPY .mvn .mvn
COPY schemas schemas
COPY registry-client registry-client
COPY streams-app/pom.xml streams-app/openapi.properties streams-app/
RUN mvn -B -ntp -Pquick,image -Dstyle.color=never package

COPY seeds seeds
COPY streams-app streams-app
RUN mvn -B -ntp -Pquick,image -Dstyle.color=never package

COPY containers/image containers/image
RUN containers/image/assemble streams-app/target /image

FROM ${RUNTIME_IMAGE}
LABEL org.opencontainers.image.title="Claimline" \
      org.opencontainers.image.description="Reconciles what conflicting sources claim about who holds a town into one explained state per town." \
      org.opencontainers.image.licenses="Apache-2.0"
# Arabic names in arguments and files are UTF-8, whatever the locale of the machine
ENV PATH=/opt/claimline/bin:/opt/java/bin:/usr/local/bin:/usr/bin:/bin \
    LANG=C.UTF-8 \
    CLAIMLINE_HTTP_HOST=0.0.0.0 \
    CLAIMLINE_STATE_DIR=/var/lib/claimline
# A user of its own, by number, so that an engine that forbids root can tell. A new named volume takes over who owns the directory.
RUN echo 'claimline:x:10001:10001::/var/lib/claimline:/bin/false' >>/etc/passwd \
 && echo 'claimline:x:10001:' >>/etc/group \
 && mkdir -p /var/lib/claimline \
 && chown 10001:10001 /var/lib/claimline
COPY --from=build /image/java /opt/java
COPY --from=build /image/libraries /opt/claimline
COPY --from=build /image/own /opt/claimline
USER 10001:10001
WORKDIR /var/lib/claimline
VOLUME /var/lib/claimline
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 CMD ["/opt/claimline/bin/healthy"]
ENTRYPOINT ["/opt/claimline/bin/claimline"]
CMD ["serve"]
