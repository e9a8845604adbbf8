/* Bytes a second, smoothed. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-meter.h"

#define MEMORY 3.0 /* seconds after which a sample counts for a third */
/* Of some 0.6 s: small files end in bursts, and the first burst promises too much. */
#define WEIGHT_TO_PROMISE 0.2
#define LONGEST_WAIT      864000.0 /* seconds; beyond ten days nobody knows */

/* exp (-t / MEMORY) to a few per cent, without libm: good enough for a figure that jumps anyway. */
static double
get_decay (double seconds)
{
  double x = seconds / MEMORY;

  return 1.0 / (1.0 + x + x * x / 2.0 + x * x * x / 6.0);
}

/**
 * ferry_speed_meter_reset:
 *
 * Forgets everything, as after a pause.
 */
void
ferry_speed_meter_reset (FerrySpeedMeter *meter)
{
  *meter = (FerrySpeedMeter){ 0 };
}

/**
 * ferry_speed_meter_sample:
 * @time: monotonic, microseconds
 * @bytes: moved since whenever; fewer than before means that it began anew
 */
void
ferry_speed_meter_sample (FerrySpeedMeter *meter, gint64 time, gint64 bytes)
{
  double seconds = (double) (time - meter->time) / G_USEC_PER_SEC;

  if (meter->time == 0 || bytes < meter->bytes)
    {
      ferry_speed_meter_reset (meter);
    }
  else if (seconds > 0)
    {
      double decay = get_decay (seconds);

      /* The weight corrects the first seconds, when there is no past to average with. */
      meter->speed = meter->speed * decay + (1 - decay) * (double) (bytes - meter->bytes) / seconds;
      meter->weight = meter->weight * decay + (1 - decay);
    }
  else
    {
      return;
    }
  meter->time = time;
  meter->bytes = bytes;
}

/**
 * ferry_speed_meter_get_speed:
 *
 * Returns: bytes a second, 0 as long as nothing is known
 */
double
ferry_speed_meter_get_speed (const FerrySpeedMeter *meter)
{
  return meter->weight > 0 ? meter->speed / meter->weight : 0;
}

/**
 * ferry_speed_meter_get_time_left:
 *
 * Returns: seconds, rounded up; -1 where nobody knows, as in the first moments
 */
gint64
ferry_speed_meter_get_time_left (const FerrySpeedMeter *meter, gint64 bytes_left)
{
  double speed = ferry_speed_meter_get_speed (meter);
  double seconds = speed < 1 ? LONGEST_WAIT : (double) bytes_left / speed;
  gint64 whole = (gint64) seconds;

  if (bytes_left < 0 || meter->weight < WEIGHT_TO_PROMISE || seconds >= LONGEST_WAIT)
    return -1;
  return (double) whole < seconds ? whole + 1 : whole;
}
