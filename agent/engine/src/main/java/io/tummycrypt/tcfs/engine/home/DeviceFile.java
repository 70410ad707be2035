package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import org.jspecify.annotations.Nullable;

/** The file {@code device.yaml} as it is written. */
public record DeviceFile(
    @Field(
            value = "The name under which this device is enrolled.",
            required = true,
            pattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            form =
                "a name of lower-case letters, digits and '-' that begins and ends with a letter or"
                    + " digit",
            maxLength = 63)
        @Nullable String name,
    @Field(value = "Where the fleet's store is.", required = true) @Nullable String store,
    @Field(
            value = "The id of the fleet whose store that is.",
            required = true,
            pattern = "[0-9a-f]{32}",
            form = "32 lower-case hexadecimal digits")
        @Nullable String fleetId,
    @Field(value = "How the bucket of the store is reached.", otherwise = "as the environment says")
        @Nullable S3Settings s3,
    @Field(value = "How the NATS servers of the fleet are reached.", otherwise = "without secrets")
        @Nullable NatsSettings nats,
    @Field(
            value = "What the NATS server of this machine is shown and shows, if it has one.",
            otherwise = "nothing")
        @Nullable LeafNodeSettings leafNode,
    @Field(value = "Where the agent serves its metrics.", otherwise = "127.0.0.1:9100")
        @Nullable MetricsSettings metrics,
    @Field(value = "How fast the agent may be.", otherwise = "as fast as can be")
        @Nullable LimitSettings limits,
    @Field(
            value = "From where this device publishes the fleet document.",
            otherwise = "from its working copy, when a person says so")
        @Nullable SourceSettings documentSource,
    @Field(
            value = "Whether tcfs may change anything on this machine, or as this device.",
            otherwise = "true")
        @Nullable Boolean enable,
    @Field(
            value = "Whether this device does by itself what the fleet document asks for.",
            otherwise = "true")
        @Nullable Boolean fleet) {}
