/* One direction of a delay line, in a thread of its own: what is read from one device is written to
 * the other when its time has come. Packets stay in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "delay-line-way.h"

#include <linux/virtio_net.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define SECOND G_GINT64_CONSTANT (1000000000)

/* A packet of 64 KiB and what stands before it. */
#define PACKET_LIMIT (65536 + 64)

typedef struct
{
  gint64 due; /* nanoseconds, as now () */
  gsize size;
  guint8 bytes[];
} Packet;

typedef struct
{
  int from;
  int to;
  DelayLineQuality quality;
  GRand *chance;
  GQueue packets;

  /* When the last byte of the newest packet has left at the limited rate. */
  double free_at;
} Way;

static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * SECOND + time.tv_nsec;
}

/* Whether the queue before the limited line has room for it; @free_at moves on then. */
static gboolean
takes_turn (Way *way, gsize size, gint64 time)
{
  const DelayLineQuality *quality = &way->quality;
  double waiting;

  if (quality->bytes_a_second <= 0)
    {
      way->free_at = (double) time;
      return TRUE;
    }
  way->free_at = MAX (way->free_at, (double) time);
  waiting = (way->free_at - (double) time) / SECOND * quality->bytes_a_second;
  if (waiting + (double) size > quality->queue_bytes)
    return FALSE;
  way->free_at += (double) size / quality->bytes_a_second * SECOND;
  return TRUE;
}

static void
take_in (Way *way)
{
  static _Thread_local guint8 buffer[PACKET_LIMIT];
  gssize size;

  while ((size = read (way->from, buffer, sizeof buffer)) > 0)
    {
      gsize length = (gsize) size - sizeof (struct virtio_net_hdr);
      Packet *packet;

      if (way->quality.loss > 0 && g_rand_double (way->chance) < way->quality.loss)
        continue;
      if (!takes_turn (way, length, now ()))
        continue;
      packet = g_malloc (sizeof *packet + (gsize) size);
      packet->due = (gint64) way->free_at + way->quality.delay;
      packet->size = (gsize) size;
      memcpy (packet->bytes, buffer, packet->size);
      g_queue_push_tail (&way->packets, packet);
    }
}

/* A device that takes no more drops the packet, as any network does. */
static void
send_due (Way *way)
{
  Packet *packet;

  while ((packet = g_queue_peek_head (&way->packets)) && packet->due <= now ())
    {
      if (write (way->to, packet->bytes, packet->size) < 0)
        g_debug ("a packet is dropped");
      g_free (g_queue_pop_head (&way->packets));
    }
}

/* Where the scheduler allows, packets go before all else that runs. */
static void
be_punctual (void)
{
  struct sched_param first = { .sched_priority = 1 };

  prctl (PR_SET_TIMERSLACK, 1);
  if (pthread_setschedparam (pthread_self (), SCHED_FIFO, &first) != 0)
    g_debug ("with the usual priority");
}

static gpointer
run (gpointer data)
{
  Way *way = data;

  be_punctual ();
  for (;;)
    {
      const Packet *packet = g_queue_peek_head (&way->packets);
      struct pollfd readable = { .fd = way->from, .events = POLLIN };
      struct timespec rest = { 0 };

      if (packet)
        {
          gint64 time = MAX (packet->due - now (), 0);

          rest.tv_sec = time / SECOND;
          rest.tv_nsec = time % SECOND;
        }
      ppoll (&readable, 1, packet ? &rest : NULL, NULL);
      take_in (way);
      send_due (way);
    }
  return NULL;
}

/* Runs until the process ends. The devices, non-blocking, stay the caller's. */
void
delay_line_way_start (int from, int to, const DelayLineQuality *quality, guint32 seed)
{
  Way *way = g_new0 (Way, 1);

  way->from = from;
  way->to = to;
  way->quality = *quality;
  way->chance = g_rand_new_with_seed (seed);
  g_queue_init (&way->packets);
  g_thread_unref (g_thread_new ("way", run, way));
}
