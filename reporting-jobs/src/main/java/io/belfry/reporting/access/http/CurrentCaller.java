package io.belfry.reporting.access.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.access.Access;
import io.belfry.reporting.access.Caller;
import io.belfry.reporting.access.NoProfile;
import io.belfry.reporting.access.kafka.DirectoryReader;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, and what he may see. */
@Singleton
public class CurrentCaller {

    private final JsonWebToken token;
    private final DirectoryReader directory;
    private final NoProfile noProfile;

    CurrentCaller(
            JsonWebToken token,
            DirectoryReader directory,
            @ConfigProperty(name = "belfry.rights.no-profile", defaultValue = "admin")
                    NoProfile noProfile) {
        this.token = token;
        this.directory = directory;
        this.noProfile = noProfile;
    }

    /** Who asks. */
    public Caller caller() {
        return new Caller(new PbxId(token.getClaim("pbx")), token.getName(), token.getGroups());
    }

    /**
     * The rights as they are now.
     *
     * @throws ServiceUnavailableException when they cannot be read
     */
    public Access access() {
        try {
            return new Access(directory.upToDate(), noProfile);
        } catch (KafkaException e) {
            Log.warnf("rights and configuration cannot be read: %s", e.getMessage());
            throw new ServiceUnavailableException();
        }
    }
}
