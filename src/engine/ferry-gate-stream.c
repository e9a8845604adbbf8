/* An output stream with a gatekeeper. See ferry-gate-stream.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-gate-stream.h"

struct _FerryGateStream
{
  GFilterOutputStream parent_instance;

  FerryGateFunc func;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (FerryGateStream, ferry_gate_stream, G_TYPE_FILTER_OUTPUT_STREAM)

static gssize
write_fn (GOutputStream *stream,
          const void *bytes,
          gsize count,
          GCancellable *cancellable,
          GError **error)
{
  FerryGateStream *gate = FERRY_GATE_STREAM (stream);
  gssize kept = gate->func (bytes, count, gate->user_data, error);

  if (kept != 0)
    return kept;
  return g_output_stream_write (
      g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (gate)), bytes, count,
      cancellable, error);
}

static void
ferry_gate_stream_class_init (FerryGateStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = write_fn;
}

static void
ferry_gate_stream_init (FerryGateStream *gate)
{
}

/**
 * ferry_gate_stream_new:
 * @base: closed with the stream
 * @func: called in the thread that writes
 *
 * Returns: (transfer full): the stream
 */
GOutputStream *
ferry_gate_stream_new (GOutputStream *base, FerryGateFunc func, gpointer user_data)
{
  FerryGateStream *gate = g_object_new (FERRY_TYPE_GATE_STREAM, "base-stream", base, NULL);

  gate->func = func;
  gate->user_data = user_data;
  return G_OUTPUT_STREAM (gate);
}
