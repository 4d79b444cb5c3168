/**
 * Wet-bulb temperature in degC from air temperature in degC and relative humidity in percent, at sea-level pressure.
 * Valid for 5..99 % and -20..50 degC, error within -1..+0.65 K. Example: wetBulb(20, 50) = 13.7.
 * Source: Stull, "Wet-bulb temperature from relative humidity and air temperature", J. Appl. Meteor. Climatol. 50 (2011) 2267, eq. 1.
 */
export function wetBulb(airC: number, humidityPercent: number): number {
  return (
    airC * Math.atan(0.151977 * Math.sqrt(humidityPercent + 8.313659)) +
    Math.atan(airC + humidityPercent) -
    Math.atan(humidityPercent - 1.676331) +
    0.00391838 * humidityPercent ** 1.5 * Math.atan(0.023101 * humidityPercent) -
    4.686035
  );
}
