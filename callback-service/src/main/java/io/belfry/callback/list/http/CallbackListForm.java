package io.belfry.callback.list.http;

import io.belfry.contracts.id.QueueId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a caller says about a list. */
public record CallbackListForm(@NotBlank @Size(max = 200) String name, @NotNull QueueId queueId) {}
